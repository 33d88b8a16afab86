package dev.tapeout.generator.document;

import dev.tapeout.contracts.document.Diagnostic;
import java.util.List;

/** Nothing can be generated from a contract; the message names every place, a line each. */
public final class UnfitContractException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> errors;

  public UnfitContractException(List<Diagnostic> errors) {
    super(message(errors));
    this.errors = List.copyOf(errors);
  }

  /** What is wrong; the names of files are paths from the folder of the contract. */
  public List<Diagnostic> errors() {
    return errors;
  }

  private static String message(List<Diagnostic> errors) {
    StringBuilder message = new StringBuilder("the contract cannot be generated from:");
    errors.forEach(e ->
        message
            .append('\n')
            .append(e.location())
            .append(": ")
            .append(e.message())
            .append(e.hint() == null ? "" : "; " + e.hint())
            .append(" [")
            .append(e.rule())
            .append(']'));
    return message.toString();
  }
}
