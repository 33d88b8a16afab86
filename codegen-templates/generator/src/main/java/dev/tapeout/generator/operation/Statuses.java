package dev.tapeout.generator.operation;

import java.util.Map;

/** Names of answers by their status (RFC 9110, section 15, and the registry of IANA). */
final class Statuses {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("200", "Ok"),
          Map.entry("201", "Created"),
          Map.entry("202", "Accepted"),
          Map.entry("203", "NonAuthoritativeInformation"),
          Map.entry("204", "NoContent"),
          Map.entry("205", "ResetContent"),
          Map.entry("206", "PartialContent"),
          Map.entry("207", "MultiStatus"),
          Map.entry("300", "MultipleChoices"),
          Map.entry("301", "MovedPermanently"),
          Map.entry("302", "Found"),
          Map.entry("303", "SeeOther"),
          Map.entry("304", "NotModified"),
          Map.entry("307", "TemporaryRedirect"),
          Map.entry("308", "PermanentRedirect"),
          Map.entry("400", "BadRequest"),
          Map.entry("401", "Unauthorized"),
          Map.entry("402", "PaymentRequired"),
          Map.entry("403", "Forbidden"),
          Map.entry("404", "NotFound"),
          Map.entry("405", "MethodNotAllowed"),
          Map.entry("406", "NotAcceptable"),
          Map.entry("408", "RequestTimeout"),
          Map.entry("409", "Conflict"),
          Map.entry("410", "Gone"),
          Map.entry("412", "PreconditionFailed"),
          Map.entry("413", "ContentTooLarge"),
          Map.entry("415", "UnsupportedMediaType"),
          Map.entry("422", "UnprocessableContent"),
          Map.entry("423", "Locked"),
          Map.entry("424", "FailedDependency"),
          Map.entry("428", "PreconditionRequired"),
          Map.entry("429", "TooManyRequests"),
          Map.entry("500", "InternalServerError"),
          Map.entry("501", "NotImplemented"),
          Map.entry("502", "BadGateway"),
          Map.entry("503", "ServiceUnavailable"),
          Map.entry("504", "GatewayTimeout"),
          Map.entry("1XX", "Informational"),
          Map.entry("2XX", "Success"),
          Map.entry("3XX", "Redirection"),
          Map.entry("4XX", "ClientError"),
          Map.entry("5XX", "ServerError"),
          Map.entry("default", "Other"));

  private Statuses() {}

  static String name(String status) {
    String name = NAMES.get(status);
    return name != null ? name : "Status" + status;
  }
}
