package dev.tapeout.contracts.reference;

import dev.tapeout.contracts.document.Diagnostic;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a {@link Workspace}.
 *
 * @param path from the root of the tree
 * @param source its bytes and name; empty where there is no such file
 * @param status whether there is something to look at
 * @param root the tree; null unless {@code status} is {@link Status#READ}
 * @param identifiers false where no {@code $id}, {@code $self}, {@code $schema} or anchor can be in
 *     it
 * @param diagnostics all that is wrong with the file as JSON or YAML
 */
public record Document(
    String path,
    Source source,
    Status status,
    @Nullable Node root,
    boolean identifiers,
    List<Diagnostic> diagnostics) {
  /** What became of the attempt to read a file. */
  public enum Status {
    READ,
    MISSING,
    OUTSIDE_TREE,
    UNREADABLE
  }
}
