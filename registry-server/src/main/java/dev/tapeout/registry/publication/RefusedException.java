package dev.tapeout.registry.publication;

/** Something is not done. */
public final class RefusedException extends RuntimeException {
  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  public RefusedException(Refusal.Kind kind, String detail) {
    this(Refusal.of(kind, detail));
  }

  public Refusal refusal() {
    return refusal;
  }
}
