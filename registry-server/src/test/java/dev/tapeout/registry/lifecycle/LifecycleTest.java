package dev.tapeout.registry.lifecycle;

import static dev.tapeout.registry.Contracts.ORDERS;
import static dev.tapeout.registry.Contracts.envelope;
import static dev.tapeout.registry.Contracts.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tapeout.contracts.identity.SigningKey;
import dev.tapeout.contracts.registry.ContractVersion;
import dev.tapeout.diff.change.Policy;
import dev.tapeout.registry.Stores;
import dev.tapeout.registry.publication.Publishing;
import dev.tapeout.registry.publication.RefusedException;
import dev.tapeout.registry.server.Running;
import dev.tapeout.registry.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
  @TempDir Path directory;

  @Test
  void nothingIsPutIntoColdStorageOfWhatMayNotBeArchived() {
    Path cold = directory.resolve("cold");
    InstantSource clock = InstantSource.system();
    try (Database database = Database.open(Stores.SQLITE.url())) {
      Publishing publishing =
          new Publishing(database, clock, Policy.TOLERANT, SigningKey.generate(), true);
      Lifecycle lifecycle = new Lifecycle(database, clock, new ColdDirectory(cold));
      for (String version : new String[] {"1.0.0", "1.0.1"}) {
        String document = orders(version, "id: { type: string }");
        publishing.publish(Running.EVE, ORDERS, envelope(ORDERS, document));
      }

      ContractVersion latest = new ContractVersion(ORDERS, "1.0.1");
      assertThatThrownBy(() -> lifecycle.archive(Running.EVE, latest, Condition.NONE))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("it is the latest of its contract");
      assertThat(cold).doesNotExist();

      ContractVersion first = new ContractVersion(ORDERS, "1.0.0");
      Condition changed =
          (sql, version) -> {
            throw new IllegalStateException("it was changed");
          };
      assertThatThrownBy(() -> lifecycle.archive(Running.EVE, first, changed))
          .hasMessageContaining("it was changed");
      assertThat(cold).doesNotExist();

      lifecycle.archive(Running.EVE, first, Condition.NONE);
      assertThat(cold).isNotEmptyDirectory();
      assertThatThrownBy(() -> lifecycle.archive(Running.EVE, first, changed))
          .as("also where it is archived already")
          .hasMessageContaining("it was changed");
    }
  }
}
