package dev.tapeout.diff.language;

/**
 * What is assumed of the two sides beyond the letter of their schemas (the policies {@code strict}
 * and {@code tolerant}).
 *
 * @param closedSender the sending side sends only properties that its schema describes, i.e. those
 *     that {@code unevaluatedProperties} would count as evaluated
 * @param extrasWelcome a closed sender may still send a property that neither side names, where its
 *     own schema lets it: an object that was open and is now closed is a break
 * @param openReader the reading side ignores properties that its schema does not describe
 */
public record World(boolean closedSender, boolean extrasWelcome, boolean openReader) {
  /** Plain set inclusion. */
  public static final World STRICT = new World(false, true, false);

  /** A request under the tolerant policy: the provider reads as strictly as it is written. */
  public static final World TOLERANT_REQUEST = new World(true, true, false);

  /** A response under the tolerant policy: a consumer ignores what it does not know. */
  public static final World TOLERANT_RESPONSE = new World(true, false, true);

  /** Whether claims of the side are blind to what it does not describe. */
  boolean ignores(Claim.Side side) {
    return openReader && side == Claim.Side.READER;
  }
}
