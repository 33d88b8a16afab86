package dev.tapeout.runtime.service;

import dev.tapeout.limiter.KeyedLimiter;
import dev.tapeout.limiter.Limiter;
import dev.tapeout.limiter.Refusal;
import dev.tapeout.limiter.Standing;
import dev.tapeout.runtime.context.Principal;
import dev.tapeout.runtime.operation.Limit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limit of one operation. */
sealed interface Limits {
  /** Whether the key is known only once the caller is. */
  boolean asksWho();

  /**
   * Takes one request from the budget.
   *
   * @return null if it may run, else the answer that refuses it
   */
  @Nullable Reply refusal(Request request, @Nullable Principal principal, String id);

  /** {@code RateLimit} fields for the answer to a request that ran. */
  void headers(List<Header> headers, Request request, @Nullable Principal principal);

  /** Changes the limit; what is spent stays spent. */
  void reload(dev.tapeout.limiter.Limit limit);

  static @Nullable Limits of(@Nullable Limit limit, int keys) {
    if (limit == null) {
      return null;
    }
    dev.tapeout.limiter.Limit rule = rule(limit);
    return limit.key() instanceof Limit.Key.Operation
        ? new Shared(Limiter.of(rule))
        : new Keyed(limit.key(), KeyedLimiter.of(rule, keys));
  }

  static dev.tapeout.limiter.Limit rule(Limit limit) {
    return new dev.tapeout.limiter.Limit(
        limit.rate(), limit.burst(), limit.window(), limit.slices(), limit.max());
  }

  private static Reply refused(Refusal refusal, String id) {
    Reply reply =
        Reply.bytes(
            Refusal.STATUS,
            Refusal.MEDIA_TYPE,
            refusal.problem(id).getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  private static void add(List<Header> headers, Standing standing) {
    headers.add(new Header("RateLimit-Policy", standing.rateLimitPolicy()));
    headers.add(new Header("RateLimit", standing.rateLimit()));
  }

  /** One budget for all. */
  record Shared(Limiter limiter) implements Limits {
    @Override
    public boolean asksWho() {
      return false;
    }

    @Override
    public @Nullable Reply refusal(Request request, @Nullable Principal principal, String id) {
      long wait = limiter.acquire();
      return wait == 0 ? null : refused(limiter.refusal(wait), id);
    }

    @Override
    public void headers(List<Header> headers, Request request, @Nullable Principal principal) {
      add(headers, limiter.standing());
    }

    @Override
    public void reload(dev.tapeout.limiter.Limit limit) {
      limiter.reload(limit);
    }
  }

  /** A budget for each key. Those who have none share one. */
  record Keyed(Limit.Key key, KeyedLimiter<String> limiter) implements Limits {
    private static final String NOBODY = "";

    @Override
    public boolean asksWho() {
      return !(key instanceof Limit.Key.Header);
    }

    private String key(Request request, @Nullable Principal principal) {
      return switch (key) {
        case Limit.Key.Header(String name) ->
            Objects.requireNonNullElse(
                request.headers().first(name.toLowerCase(Locale.ROOT)), NOBODY);
        case Limit.Key.Tenant() ->
            principal == null
                ? NOBODY
                : Objects.requireNonNullElse(principal.tenant(), principal.name());
        case Limit.Key.Client() ->
            principal == null
                ? NOBODY
                : Objects.requireNonNullElse(principal.client(), principal.name());
        case Limit.Key.Operation() -> NOBODY;
      };
    }

    @Override
    public @Nullable Reply refusal(Request request, @Nullable Principal principal, String id) {
      String who = key(request, principal);
      long wait = limiter.acquire(who);
      return wait == 0 ? null : refused(limiter.refusal(who, wait), id);
    }

    @Override
    public void headers(List<Header> headers, Request request, @Nullable Principal principal) {
      add(headers, limiter.standing(key(request, principal)));
    }

    @Override
    public void reload(dev.tapeout.limiter.Limit limit) {
      limiter.reload(limit);
    }
  }
}
