package dev.tapeout.maven;

import dev.tapeout.maven.last.Hashes;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;

/** All that a goal was told, as one hash. */
final class Configuration {
  private Configuration() {}

  /**
   * The hash of the values of all fields that can be a parameter, so that none can be forgotten.
   *
   * @param artifacts the plugin and its libraries, which may be replaced without another version
   * @param more what else it depends on
   */
  static String hash(TapeoutMojo mojo, Iterable<Artifact> artifacts, String more) {
    Map<String, String> values = new TreeMap<>();
    for (Class<?> at = mojo.getClass(); at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && plain(field.getType())) {
          try {
            field.setAccessible(true);
            values.put(field.getName(), String.valueOf(field.get(mojo)));
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    StringBuilder text = new StringBuilder(values.toString());
    for (Artifact artifact : artifacts) {
      File file = artifact.getFile();
      text.append('\n').append(artifact.getId());
      if (file != null && artifact.isSnapshot()) {
        text.append(' ').append(file.length()).append('@').append(file.lastModified());
      }
    }
    return Hashes.of(text.append('\n').append(more).toString());
  }

  private static boolean plain(Class<?> type) {
    return type.isPrimitive()
        || type == String.class
        || type == Boolean.class
        || type == File.class
        || Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type);
  }
}
