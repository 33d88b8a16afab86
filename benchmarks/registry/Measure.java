import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Asks a registry over and over, and says what that costs its process: {@code Measure.java PORT PID [apicurio]}. The document has
 * some 20 KB; every publication is a version of its own, judged against the one before.
 */
public class Measure {
  private static final int THREADS = 4;

  /** Until both have compiled what they run. */
  private static final int ROUNDS = 8;

  public static void main(String[] arguments) throws Exception {
    URI server = URI.create("http://127.0.0.1:" + arguments[0]);
    long pid = Long.parseLong(arguments[1]);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    System.out.println("a document of " + document(1).length() / 1024 + " KB");
    AtomicInteger minor = new AtomicInteger();
    IntFunction<HttpRequest> publish =
        i -> {
          String name = "load-" + i % 50;
          int version = minor.incrementAndGet();
          String payload =
              "{\"contract\":\"bench/" + name + "\",\"document\":" + quoted(document(version)) + "}";
          String body =
              "{\"payloadType\":\"application/vnd.tapeout.publication+json\",\"payload\":\""
                  + Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                  + "\",\"signatures\":[]}";
          return HttpRequest.newBuilder(server.resolve("/api/contracts/bench/" + name + "/versions"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
        };
    if (arguments.length > 2) {
      peer(server, pid, client, minor);
      return;
    }
    for (int round = 0; round < ROUNDS; round++) {
      run("gated publication", client, pid, 400, 45, publish);
    }
    HttpRequest list =
        HttpRequest.newBuilder(server.resolve("/api/contracts?q=load&limit=20")).build();
    run("search, a page of 20", client, pid, 5_000, 4_000, i -> list);
  }

  /** The same of Apicurio Registry, with its rules for validity and compatibility in force. */
  private static void peer(URI server, long pid, HttpClient client, AtomicInteger minor) throws Exception {
    URI api = server.resolve("/apis/registry/v3/");
    for (String rule :
        new String[] {
          "{\"ruleType\":\"VALIDITY\",\"config\":\"FULL\"}",
          "{\"ruleType\":\"COMPATIBILITY\",\"config\":\"BACKWARD\"}"
        }) {
      client.send(json(api.resolve("admin/rules"), rule), BodyHandlers.discarding());
    }
    IntFunction<HttpRequest> publish =
        i -> {
          int version = minor.incrementAndGet();
          return json(
              api.resolve("groups/bench/artifacts?ifExists=CREATE_VERSION"),
              "{\"artifactId\":\"load-"
                  + i % 50
                  + "\",\"artifactType\":\"OPENAPI\",\"firstVersion\":{\"version\":\"1."
                  + version
                  + ".0\",\"content\":{\"contentType\":\"application/json\",\"content\":"
                  + quoted(document(version))
                  + "}}}");
        };
    for (int round = 0; round < ROUNDS; round++) {
      run("gated publication", client, pid, 400, 45, publish);
    }
  }

  private static HttpRequest json(URI address, String body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static void run(
      String name, HttpClient client, long pid, int requests, int most, IntFunction<HttpRequest> request)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger good = new AtomicInteger();
    AtomicLong slowest = new AtomicLong();
    long begin = ticks(pid);
    long start = System.nanoTime();
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      threads[t] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                      try {
                        long due = start + i * 1_000_000_000L / most - System.nanoTime();
                        if (due > 0) { // no faster than the registry's own limits allow: a refusal costs as well
                          Thread.sleep(due / 1_000_000, (int) (due % 1_000_000));
                        }
                        int status = client.send(request.apply(i), BodyHandlers.ofByteArray()).statusCode();
                        if (status / 100 == 2) {
                          good.incrementAndGet();
                        }
                      } catch (Exception e) {
                        throw new IllegalStateException(e);
                      }
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double cpu = (ticks(pid) - begin) * 10.0 / requests;
    System.out.printf(
        "%-22s %6d of %d good, %.3f ms CPU each, %.0f a second%n",
        name, good.get(), requests, cpu, requests * 1e9 / (System.nanoTime() - start));
  }

  /** Hundredths of a second that the process has used. */
  private static long ticks(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** Twenty resources, one property more with each minor version. */
  private static String document(int minor) {
    StringBuilder out = new StringBuilder();
    out.append("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Load\",\"version\":\"1." + minor + ".0\"},");
    out.append("\"x-domain-bounded-context\":\"bench\",\"paths\":{");
    for (int i = 0; i < 20; i++) {
      out.append(i == 0 ? "" : ",").append("\"/things" + i + "\":{\"get\":{\"operationId\":\"list" + i);
      out.append("\",\"parameters\":[{\"name\":\"limit\",\"in\":\"query\",\"schema\":{\"type\":\"integer\",\"minimum\":1}}],");
      out.append("\"responses\":{\"200\":{\"description\":\"All of them.\",\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Thing" + i + "\"}}}}}}}");
    }
    out.append("},\"components\":{\"schemas\":{");
    for (int i = 0; i < 20; i++) {
      out.append(i == 0 ? "" : ",").append("\"Thing" + i + "\":{\"x-schema-role\":\"canonical\",\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"string\",\"format\":\"uuid\"}");
      for (int p = 0; p < 10; p++) {
        out.append(",\"property" + p + "\":{\"type\":\"string\",\"maxLength\":" + (20 + p) + "}");
      }
      if (i == 0) {
        out.append(",\"version" + minor + "\":{\"type\":\"string\"}");
      }
      out.append("}}");
    }
    return out.append("}}}").toString();
  }
}
