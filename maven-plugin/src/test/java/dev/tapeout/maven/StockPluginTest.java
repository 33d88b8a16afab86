package dev.tapeout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our generator in the Maven plugin of the engine under it, for those who use that already. */
class StockPluginTest {
  @TempDir Path folder;

  @Test
  void openapiGeneratorsOwnPluginRunsOurGenerator() throws Exception {
    String pom = Sandbox.pomOf("1.0.0", "", "generate");
    int from = pom.indexOf("<plugin>\n        <groupId>dev.tapeout");
    String stock =
        """
        <plugin>
          <groupId>org.openapitools</groupId>
          <artifactId>openapi-generator-maven-plugin</artifactId>
          <version>%s</version>
          <dependencies>
            <dependency><groupId>dev.tapeout</groupId><artifactId>tapeout-generator</artifactId><version>%s</version></dependency>
          </dependencies>
          <executions>
            <execution>
              <goals><goal>generate</goal></goals>
              <configuration>
                <generatorName>tapeout</generatorName>
                <inputSpec>${project.basedir}/orders.yaml</inputSpec>
                <skipValidateSpec>true</skipValidateSpec>
                <configOptions><sourceFolder>java</sourceFolder><part>contract</part></configOptions>
              </configuration>
            </execution>
          </executions>
        </plugin>
        """
            .formatted(System.getProperty("openapi-generator.version"), Sandbox.VERSION);
    Sandbox project =
        new Sandbox(folder)
            .write("orders.yaml", Sandbox.CONTRACT)
            .write(
                "pom.xml",
                pom.substring(0, from) + stock + pom.substring(pom.lastIndexOf("</plugins>")));
    Maven.Build build =
        Maven.ofMachine(Repositories.shared()).build(folder, "-o", "generate-sources");
    assertThat(build.log()).contains("BUILD SUCCESS");
    assertThat(project.has("target/generated-sources/openapi/java/orders/api/PlaceOrder.java"))
        .isTrue();
  }
}
