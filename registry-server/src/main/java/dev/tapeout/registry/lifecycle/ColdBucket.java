package dev.tapeout.registry.lifecycle;

import dev.tapeout.contracts.identity.Digest;
import dev.tapeout.contracts.registry.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * A bucket of a store that speaks S3, asked in path style. Requests are signed (SigV4, payload and
 * all) by the library of Amazon and sent by the JDK's client: their own client would cost 10 MB for
 * two kinds of requests.
 */
public final class ColdBucket implements ColdStorage {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TRIES = 3;
  private static final long MOST_BYTES = 64 << 20;

  /** The client sets them by itself, from the same address and body that were signed. */
  private static final Set<String> OWN = Set.of("host", "content-length");

  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,60})</Code>");

  private final BucketSettings settings;
  private final Duration patience;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsIdentity identity;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public ColdBucket(BucketSettings settings) {
    this(settings, PATIENCE);
  }

  /**
   * @param patience for one try, answer and all
   */
  ColdBucket(BucketSettings settings, Duration patience) {
    this.patience = patience;
    this.settings = settings;
    this.identity =
        settings.session() == null
            ? AwsCredentialsIdentity.create(settings.accessKey(), settings.secretKey())
            : AwsSessionCredentialsIdentity.create(
                settings.accessKey(), settings.secretKey(), settings.session());
  }

  @Override
  public void put(String digest, byte[] bytes) {
    answer(SdkHttpMethod.PUT, digest, bytes);
  }

  @Override
  public byte[] get(String digest) {
    byte[] bytes = answer(SdkHttpMethod.GET, digest, new byte[0]);
    if (!Digest.hex(bytes).equals(digest)) {
      throw failure("read", new IOException(digest + " is not what was put there"));
    }
    return bytes;
  }

  /** What the store answers; a fault of its own passes, perhaps, so it is asked again. */
  private byte[] answer(SdkHttpMethod method, String digest, byte[] body) {
    String wanted = method == SdkHttpMethod.PUT ? "written" : "read";
    for (int tries = 1; ; tries++) {
      try {
        HttpResponse<byte[]> response =
            Exchange.send(
                client,
                request(method, digest, body),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES),
                patience);
        int status = response.statusCode();
        if (status == 200) {
          return response.body();
        }
        if (status < 500 || tries == TRIES) {
          throw failure(
              wanted, new IOException("the store answers " + status + code(response.body())));
        }
      } catch (IOException e) {
        if (tries == TRIES) {
          throw failure(wanted, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure(wanted, new IOException("the registry is stopping", e));
      }
    }
  }

  private UncheckedIOException failure(String wanted, IOException e) {
    return new UncheckedIOException(
        "cold storage cannot be " + wanted + " (" + settings + "): " + why(e), e);
  }

  /** The client says nothing where nobody listens. */
  private static String why(IOException e) {
    return e.getMessage() == null ? "the store does not answer (" + e + ")" : e.getMessage();
  }

  /** Why, in the store's word, such as {@code NoSuchBucket}. */
  private static String code(byte[] body) {
    Matcher code = CODE.matcher(new String(body, StandardCharsets.UTF_8));
    return code.find() ? " " + code.group(1) : "";
  }

  private HttpRequest request(SdkHttpMethod method, String digest, byte[] body) {
    URI base = settings.endpoint();
    URI address =
        URI.create(
            base.getScheme()
                + "://"
                + base.getRawAuthority()
                + "/"
                + settings.bucket()
                + "/"
                + settings.prefix()
                + digest.substring(0, 2)
                + "/"
                + digest);
    SdkHttpRequest plain = SdkHttpRequest.builder().method(method).uri(address).build();
    SdkHttpRequest signed =
        signer
            .sign(r ->
                r.identity(identity)
                    .request(plain)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, settings.region())
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
            .request();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(
                method.name(),
                method == SdkHttpMethod.PUT
                    ? BodyPublishers.ofByteArray(body)
                    : BodyPublishers.noBody());
    for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
      if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    return request.build();
  }
}
