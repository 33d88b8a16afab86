package dev.tapeout.maven.last;

import dev.tapeout.cli.project.FilePattern;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * What a goal did.
 *
 * @param inputs files that it read, or looked for in vain; absolute
 * @param patterns by which it found files: another file that they mean is a change as well
 * @param outputs files that it wrote, or found as they should be; absolute
 * @param summary what came of it, a few words
 * @param repeatable whether it would do the same again with the same inputs
 */
public record Done(
    Collection<Path> inputs,
    Collection<FilePattern> patterns,
    List<Path> outputs,
    String summary,
    boolean repeatable) {}
