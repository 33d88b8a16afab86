import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** How long lists and searches take, one after the other: {@code Latency.java PORT CONTRACTS}. */
public class Latency {
  private static final int WARM = 500;
  private static final int TIMES = 1000;

  public static void main(String[] arguments) throws Exception {
    URI server = URI.create("http://127.0.0.1:" + arguments[0]);
    int contracts = Integer.parseInt(arguments[1]);
    int last = contracts - 1;
    String[][] asked = {
      {"list, the first page of 100", "/api/contracts"},
      {"list, a page in the middle", "/api/contracts?limit=100&cursor=order-context-50%2Fpayment-api-50"},
      {"list of a context", "/api/contracts?context=order-context-0"},
      {"versions of a contract", "/api/contracts/order-context-50/payment-api-50/versions"},
      {"contexts", "/api/contexts"},
      {"search that many match", "/api/contracts?q=order"},
      {"search that one matches", "/api/contracts?q=api-" + last},
      {"search that none matches", "/api/contracts?q=nothing-of-that-name"},
    };
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (String[] each : asked) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(each[1])).build();
        double[] millis = new double[TIMES];
        int length = 0;
        for (int i = -WARM; i < TIMES; i++) {
          long begin = System.nanoTime();
          HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
          if (answer.statusCode() != 200) {
            throw new IllegalStateException(each[1] + " answers " + answer.statusCode() + " " + answer.body());
          }
          length = answer.body().length();
          if (i >= 0) {
            millis[i] = (System.nanoTime() - begin) / 1e6;
          }
        }
        Arrays.sort(millis);
        System.out.printf(
            "%-30s p50 %6.2f ms, p99 %6.2f ms (%d KB)%n",
            each[0], millis[TIMES / 2], millis[TIMES * 99 / 100], length / 1024);
      }
    }
  }
}
