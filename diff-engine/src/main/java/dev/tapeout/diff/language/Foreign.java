package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.Node;
import java.util.List;

/**
 * A schema in a dialect that is not read: two of them mean the same where they say the same, and
 * nothing else is known of them.
 *
 * @param dialect its URI
 * @param text what the schema says, less what only describes
 * @param targets the schemas that references in it lead to
 */
public record Foreign(String dialect, Node text, List<Node> targets) {}
