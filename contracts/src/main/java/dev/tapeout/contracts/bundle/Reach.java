package dev.tapeout.contracts.bundle;

/** How far references are followed into a bundle. */
public enum Reach {
  /** Into other files only: a URL, such as that of a published version, stays what it is. */
  FILES,
  /** Into published versions as well, so that nothing is left to be looked up. */
  EVERYTHING
}
