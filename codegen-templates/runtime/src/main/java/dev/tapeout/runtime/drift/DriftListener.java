package dev.tapeout.runtime.drift;

/** Is told of every deviation that was seen. */
@FunctionalInterface
public interface DriftListener {
  void seen(Deviation deviation);
}
