package dev.tapeout.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The reference of the plugin, made of its descriptor: each goal, parameter, default, example. */
final class Reference {
  /** Named by the property {@code tapeout.docs}: {@code write} makes the page anew. */
  static final Path PAGE = Sandbox.CHECKOUT.resolve("docs/maven-plugin.md");

  /** What each goal is configured with by way of example; what lies around it is {@link #pom}. */
  static final Map<String, String> EXAMPLES =
      Map.of(
          "lint",
              """
              <contracts>contracts/orders.yaml</contracts>
              <severities><operation-id-unique>warning</operation-id-unique></severities>
              """,
          "gate",
              """
              <contracts>contracts/orders.yaml</contracts>
              <against>git:HEAD</against>
              <policy>tolerant</policy>
              <extensions><extension><name>x-internal</name><added>error</added></extension></extensions>
              """,
          "embed",
              """
              <contracts>contracts/orders.yaml</contracts>
              """,
          "generate",
              """
              <contract>contracts/orders.yaml</contract>
              <basePackage>org.example.orders</basePackage>
              <parts>contract,limiter,runtime</parts>
              """,
          "avro",
              """
              <contract>contracts/orders.yaml</contract>
              <namespace>org.example.orders</namespace>
              """,
          "docs",
              """
              <contract>contracts/orders.yaml</contract>
              <since>v1.0.0</since>
              """,
          "pull",
              """
              <contracts>contracts/orders.yaml</contracts>
              """,
          "publish",
              """
              <contracts>contracts/orders.yaml</contracts>
              <server>tapeout</server>
              """);

  private static final String HEAD =
      """
      # The Maven plugin

      `dev.tapeout:tapeout-maven-plugin` brings the checks of `tapeout`, and what it generates, into a build. It runs on Maven 3.8, 3.9 and 4, on Java 17 and newer, with `-T` and offline.

      It is not published yet: `mvn -pl maven-plugin -am install -Dmaven.test.skip=true` in this repository, once, puts it into the local Maven repository (a minute or two). A goal that is called by hand sees only the configuration of the plugin,
      not that of an `<execution>`. What is bound to `deploy` runs in the order of the pom, `maven-deploy-plugin` before it; bind `gate` to `verify`, which asks the same before anything is uploaded.

      Settings are those of [`tapeout.yaml`](../README.md#in-a-pull-request), which is read from the folder of the module up to the root of the repository; what the plugin's configuration says is stronger.
      Paths and patterns in a pom start at the folder of its module. A goal that has read the same files with the same configuration before does nothing and says so in one line, in milliseconds; `target/tapeout` holds what it remembers,
      and the reports. What it finds stands in the log as `file:line:column: what [rule]`, with the proof and what to do, and a build that fails ends with the command that finds the same at a prompt.

      Of a build with several modules, each that a goal is bound in looks at the contracts that its pom, or the nearest `tapeout.yaml`, means: where that lies at the root, bind `lint` and `gate` there alone (`<inherited>false</inherited>`).
      Two executions of one goal in a module need an `<id>` each, which their reports then bear.

      To hold each version against the one before, without git: `embed` puts the contract into the artifact, and `<against>release</against>` takes it from there.

      With a [registry](../README.md#in-a-registry): `pull` brings the versions that contracts refer to, `gate` with `<against>registry:</against>` compares with the latest published ones, and `publish` publishes, in `mvn deploy`.
      Its address is `<registry>` (`-Dtapeout.registry`), or `TAPEOUT_REGISTRY`; the token is the password of `<server><id>tapeout</id>…` in `settings.xml`, which may be encrypted, or else `TAPEOUT_TOKEN`, or what `tapeout login` keeps.
      With `-o` nobody is asked: what was pulled is used, and what has to be asked for fails.

      This page is made of the descriptor of the plugin (`mvn -pl maven-plugin -am test -Dtapeout.docs=write`).

      """;

  private record Parameter(
      String name, String type, String otherwise, String property, String says) {}

  private Reference() {}

  static String page() throws IOException {
    StringBuilder out = new StringBuilder(HEAD);
    List<Element> goals = goals();
    out.append("| goal | phase | |\n|---|---|---|\n");
    for (Element goal : goals) {
      String name = text(goal, "goal");
      String first = text(goal, "description").split("(?<=[.]) ", 2)[0];
      out.append("| [`%1$s`](#tapeout%1$s) | %2$s | %3$s |\n".formatted(name, phase(goal), first));
    }
    for (Element goal : goals) {
      goal(goal, out);
    }
    return out.toString();
  }

  /** The example of a goal as a build would have it. */
  static String snippet(String goal) {
    return """
    <plugin>
      <groupId>dev.tapeout</groupId>
      <artifactId>tapeout-maven-plugin</artifactId>
      <version>%s</version>
      <executions>
        <execution>
          <goals><goal>%s</goal></goals>
          <configuration>
    %s      </configuration>
        </execution>
      </executions>
    </plugin>
    """
        .formatted(Sandbox.VERSION, goal, EXAMPLES.get(goal).indent(8));
  }

  /** The names of all goals but help. */
  static List<String> names() throws IOException {
    return goals().stream().map(g -> text(g, "goal")).filter(n -> !n.equals("help")).toList();
  }

  private static void goal(Element goal, StringBuilder out) {
    String name = text(goal, "goal");
    out.append("\n## tapeout:").append(name).append("\n\n");
    out.append(text(goal, "description")).append("\n\n");
    if (EXAMPLES.containsKey(name)) {
      out.append("```xml\n").append(snippet(name)).append("```\n\n");
    }
    out.append("| parameter | default | property | |\n|---|---|---|---|\n");
    for (Parameter each : parameters(goal)) {
      out.append(
          "| `%s` (%s) | %s | %s | %s |\n"
              .formatted(
                  each.name(),
                  each.type(),
                  each.otherwise().isEmpty() ? "" : "`" + each.otherwise() + "`",
                  each.property().isEmpty() ? "" : "`" + each.property() + "`",
                  each.says().replace("|", "\\|")));
    }
  }

  private static List<Parameter> parameters(Element goal) {
    List<Parameter> all = new ArrayList<>();
    Element configured = (Element) goal.getElementsByTagName("configuration").item(0);
    for (Element each : children(goal, "parameter")) {
      if (text(each, "editable").equals("true")) {
        String name = text(each, "name");
        Element value = (Element) configured.getElementsByTagName(name).item(0);
        String property = value == null ? "" : value.getTextContent().replaceAll("^\\$\\{|}$", "");
        all.add(
            new Parameter(
                name,
                text(each, "type").replaceFirst(".*\\.", ""),
                value == null ? "" : value.getAttribute("default-value"),
                property,
                text(each, "description")));
      }
    }
    all.sort(Comparator.comparing(Parameter::name));
    return all;
  }

  private static String phase(Element goal) {
    String phase = text(goal, "phase");
    return phase.isEmpty() ? "" : "`" + phase + "`";
  }

  private static List<Element> goals() throws IOException {
    try {
      Document descriptor =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile());
      List<Element> goals = children(descriptor.getDocumentElement(), "mojo");
      goals.sort(Comparator.comparing(goal -> text(goal, "goal")));
      return goals;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static List<Element> children(Element of, String name) {
    List<Element> all = new ArrayList<>();
    NodeList found = of.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /** The text of a child, its HTML as markdown has it. */
  private static String text(Element of, String name) {
    NodeList found = of.getElementsByTagName(name);
    return found.getLength() == 0
        ? ""
        : found
            .item(0)
            .getTextContent()
            .replaceAll("</?code>", "`")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
            .replaceAll("<a[^>]*>|</a>", "")
            .replaceAll("\\s+", " ")
            .strip();
  }
}
