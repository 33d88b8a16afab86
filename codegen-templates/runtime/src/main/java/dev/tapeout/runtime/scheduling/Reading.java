package dev.tapeout.runtime.scheduling;

/**
 * The scheduler of virtual threads at a moment.
 *
 * @param processors that may be kept at work: as many as the machine has and its quota pays for
 * @param parallelism carriers that may run virtual threads at once
 * @param mounted virtual threads that have a carrier
 * @param queued virtual threads that could run and have none
 * @param active carriers that have run meanwhile, or would have if a processor had been free
 */
record Reading(int processors, int parallelism, int mounted, long queued, int active) {
  /** Carriers that wait in native code, or for a file: nobody else can use them meanwhile. */
  int held() {
    return Math.max(0, mounted - active);
  }
}
