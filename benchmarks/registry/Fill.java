import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;

/**
 * Puts many contracts with many versions into the database of a registry that has started once: {@code Fill.java FILE
 * CONTRACTS VERSIONS}. They are rows like those of a publication, but share one document, and nobody has judged them.
 */
public class Fill {
  private static final String[] NOUNS = {
    "order", "invoice", "shipment", "customer", "product", "payment", "refund", "basket", "voucher", "warehouse"
  };

  public static void main(String[] arguments) throws Exception {
    int contracts = Integer.parseInt(arguments[1]);
    int versions = Integer.parseInt(arguments[2]);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
      connection.setAutoCommit(false);
      try (var blob = connection.prepareStatement("insert or ignore into blob (digest, bytes) values ('fill', x'7b7d')")) {
        blob.execute();
      }
      try (PreparedStatement contract =
              connection.prepareStatement(
                  "insert into contract (context, name, head, epoch, latest, title, description, words, versions)"
                      + " values (?, ?, ?, 1, ?, ?, ?, ?, ?)");
          PreparedStatement version =
              connection.prepareStatement(
                  "insert into version (context, name, seq, version, digest, flow_id, document, media_type, envelope,"
                      + " attestation, state, bump, published_at, publisher, changed_at) values (?, ?, ?, ?, ?, ?,"
                      + " 'fill', 'application/json', 'fill', 'fill', 'active', 'minor', '2026-11-29T00:00:00.000Z',"
                      + " 'fill', '2026-11-29T00:00:00.000Z')")) {
        for (int c = 0; c < contracts; c++) {
          String context = NOUNS[c % NOUNS.length] + "-context-" + c % 100;
          String name = NOUNS[c / 10 % NOUNS.length] + "-api-" + c;
          String title = "The " + name + " of the platform";
          String description =
              "What others ask about " + name + ": who may see it, what it costs, when it changes, and to whom it goes.";
          String words = (context + "/" + name + " " + title + " " + description).toLowerCase();
          Object[] row = {
            context, name, versions, "1." + versions + ".0", title, description, words, versions
          };
          set(contract, row);
          for (int v = 1; v <= versions; v++) {
            set(version, context, name, v, "1." + v + ".0", "sha256:" + c + "-" + v, "sf-" + c + "-" + v);
          }
        }
      }
      connection.commit();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws Exception {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }
}
