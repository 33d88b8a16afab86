package dev.tapeout.generator.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a contract was read from, as a project keeps them: in the same places to one
 * another, below the deepest folder that holds them all.
 *
 * @param contract the name of the contract's own file in the project
 * @param byName each file, absolute, by its name in the project, with slashes
 */
record ContractFiles(String contract, Map<String, Path> byName) {
  /**
   * @param folder of the contract, absolute
   * @param names from there, the contract's own first
   */
  static ContractFiles of(Path folder, List<String> names) {
    List<Path> files = names.stream().map(name -> folder.resolve(name).normalize()).toList();
    Path common = folder;
    for (Path file : files) {
      while (!file.startsWith(common)) {
        common = common.resolve("..").normalize();
      }
    }
    Map<String, Path> byName = new LinkedHashMap<>();
    for (Path file : files) {
      byName.put(common.relativize(file).toString().replace('\\', '/'), file);
    }
    return new ContractFiles(byName.keySet().iterator().next(), byName);
  }
}
