package dev.tapeout.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tapeout.runtime.OwnJvm;
import dev.tapeout.runtime.Shelf;
import dev.tapeout.runtime.config.Settings;
import dev.tapeout.runtime.context.FlowContext;
import dev.tapeout.runtime.service.Call;
import dev.tapeout.runtime.service.Reply;
import dev.tapeout.runtime.service.Route;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HeldCarrierTest {
  /** A service on one carrier, whose only operation waits for a file. */
  public static void main(String[] arguments) throws Exception {
    // Says something every hundredth of a second, which is what the handler reads.
    Process slow =
        new ProcessBuilder("sh", "-c", "while echo; do sleep 0.01; done")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Without the lock of the stream that the process gives.
    InputStream file = new FileInputStream("/proc/" + slow.pid() + "/fd/1");
    Route route =
        new Route(
            Shelf.operation("readFile", "GET", "/file").noParameters().build(),
            call -> read(call, file));
    Settings settings =
        Settings.of(
            Map.of("TAPEOUT_HOST", "127.0.0.1", "TAPEOUT_PORT", "0", "TAPEOUT_BACKLOG", "off"));
    try (Server server = HelidonServer.start(Shelf.service(route), settings);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.address() + "/v1/file")).build();
      AtomicBoolean moved = new AtomicBoolean();
      List<Thread> askers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        askers.add(
            Thread.ofPlatform()
                .start(() -> {
                  while (!moved.get()) {
                    String answer =
                        client.sendAsync(request, BodyHandlers.ofString()).join().body();
                    if (!answer.contains("virtual") && !moved.getAndSet(true)) {
                      System.out.println(answer);
                    }
                  }
                }));
      }
      for (Thread asker : askers) {
        asker.join();
      }
    } finally {
      slow.destroyForcibly();
    }
  }

  private static Reply read(Call call, InputStream file) throws Exception {
    file.read(new byte[1]);
    String where = Thread.currentThread().isVirtual() ? "a virtual thread" : "one of the system";
    String flow = FlowContext.current().operation();
    return Reply.json(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringProperty("thread", where);
          out.writeStringProperty("flow", flow);
          out.writeEndObject();
        });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anOperationThatHoldsItsCarrierGetsAThreadOfTheSystemInTheSameFlow() throws Exception {
    assertThat(
            OwnJvm.run(
                HeldCarrierTest.class, List.of("-Djdk.virtualThreadScheduler.parallelism=1")))
        .contains("{\"thread\":\"one of the system\",\"flow\":\"readFile\"}")
        .contains("readFile holds on to its carrier in java.io.FileInputStream.read");
  }
}
