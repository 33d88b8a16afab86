package dev.tapeout.registry.command;

import dev.tapeout.registry.access.OidcSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The issuer whose tokens are taken. */
final class OidcOptions {
  @Option(
      names = "--oidc-issuer",
      paramLabel = "URL",
      description =
          "Take the tokens of this OpenID Connect issuer, too. From then on nobody is known without"
              + " a token, also on this machine.")
  @Nullable URI issuer;

  @Option(
      names = "--oidc-audience",
      paramLabel = "NAME",
      description =
          "The 'aud' of tokens that are meant for this registry; asked for with an issuer.")
  @Nullable String audience;

  @Option(
      names = "--oidc-keys",
      paramLabel = "URL",
      description =
          "Where the issuer's key set lies (default: as its document"
              + " /.well-known/openid-configuration says).")
  @Nullable URI keys;

  @Option(
      names = "--oidc-name",
      paramLabel = "CLAIM",
      description = "Which claim names the caller in events (default: sub).")
  String name = "sub";

  @Option(
      names = "--oidc-roles",
      paramLabel = "CLAIM",
      description =
          "Which claim holds the roles; dots lead into objects, as in realm_access.roles (default:"
              + " roles).")
  String roles = "roles";

  @Option(
      names = "--oidc-reader",
      paramLabel = "ROLE",
      description = "The role that may read (default: every token of the issuer may).")
  @Nullable String reader;

  @Option(
      names = "--oidc-publisher",
      paramLabel = "PREFIX",
      description =
          "How roles that may publish begin; the rest is the bounded context (default:"
              + " tapeout-publisher:, as in tapeout-publisher:orders).")
  String publisher = "tapeout-publisher:";

  @Option(
      names = "--oidc-administrator",
      paramLabel = "ROLE",
      description = "The role that may do everything (default: tapeout-administrator).")
  String administrator = "tapeout-administrator";

  @Option(
      names = "--oidc-skew",
      paramLabel = "SECONDS",
      description = "By how much the issuer's clock may differ, 0 to 300 (default: 60).")
  int skew = 60;

  /** Null where there is no issuer. */
  @Nullable OidcSettings settings(CommandSpec spec) {
    if (issuer == null) {
      if (audience != null || keys != null) {
        throw new ParameterException(
            spec.commandLine(), "--oidc-audience and --oidc-keys are for an issuer: --oidc-issuer");
      }
      return null;
    }
    try {
      return new OidcSettings(
          issuer,
          audience == null ? "" : audience,
          keys,
          name,
          roles,
          reader,
          publisher,
          administrator,
          Duration.ofSeconds(skew));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
