package dev.tapeout.diff.language;

import dev.tapeout.contracts.document.JsonType;
import dev.tapeout.contracts.document.Node;
import dev.tapeout.contracts.document.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers: an interval, met by all of some divisors and by none of others, less single values; all
 * in exact arithmetic.
 */
final class Numbers {
  /** Multiples of the divisor that are tried one by one. */
  private static final int TRIES = 20_000;

  private @Nullable BigDecimal low;
  private boolean lowOpen;
  private @Nullable BigDecimal high;
  private boolean highOpen;

  /** What every solution is a multiple of; null where numbers are dense. */
  private @Nullable BigDecimal step;

  private final List<BigDecimal> notMultiples = new ArrayList<>();
  private final Set<Assertion.Value> excluded = new HashSet<>();

  Numbers(List<Claim.OfAssertion> atoms) {
    for (Claim.OfAssertion atom : atoms) {
      if (atom.assertion() instanceof Assertion.Bound b) {
        boolean upper = b.upper() == atom.positive();
        bound(b.limit(), upper, b.exclusive() == atom.positive());
      } else if (atom.assertion() instanceof Assertion.MultipleOf m) {
        if (atom.positive()) {
          step = step == null ? m.divisor() : leastCommonMultiple(step, m.divisor());
        } else {
          notMultiples.add(m.divisor());
        }
      }
    }
    for (Node value : Finite.excluded(atoms, JsonType.NUMBER)) {
      excluded.add(new Assertion.Value(value));
    }
  }

  private void bound(BigDecimal limit, boolean upper, boolean open) {
    BigDecimal current = upper ? high : low;
    int sign = current == null ? 0 : upper ? current.compareTo(limit) : limit.compareTo(current);
    if (current != null && sign < 0) {
      return;
    }
    boolean both = current != null && sign == 0;
    if (upper) {
      high = limit;
      highOpen = open || (both && highOpen);
    } else {
      low = limit;
      lowOpen = open || (both && lowOpen);
    }
  }

  static boolean isMultiple(BigDecimal value, BigDecimal divisor) {
    checkSize(value);
    checkSize(divisor);
    return value.remainder(divisor).signum() == 0;
  }

  /** Arithmetic on wildly different magnitudes would take all the memory there is. */
  private static void checkSize(BigDecimal n) {
    if (Math.abs((long) n.precision() - n.scale()) > 5_000 || Math.abs((long) n.scale()) > 5_000) {
      throw new Undecided("arithmetic on " + n + " is too large");
    }
  }

  /** Of two positive decimals. */
  private static BigDecimal leastCommonMultiple(BigDecimal a, BigDecimal b) {
    checkSize(a);
    checkSize(b);
    int scale = Math.max(0, Math.max(a.scale(), b.scale()));
    BigInteger x = a.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
    BigInteger y = b.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
    return new BigDecimal(x.multiply(y).divide(x.gcd(y)), scale).stripTrailingZeros();
  }

  Outcome solve() {
    if (low != null) {
      checkSize(low);
    }
    if (high != null) {
      checkSize(high);
    }
    if (low != null && high != null) {
      int sign = low.compareTo(high);
      if (sign > 0 || (sign == 0 && (lowOpen || highOpen))) {
        return Outcome.Empty.EMPTY;
      }
    }
    for (BigDecimal divisor : notMultiples) {
      if (step != null && isMultiple(step, divisor)) {
        return Outcome.Empty.EMPTY;
      }
    }
    return step == null ? dense() : stepped(step);
  }

  private boolean accepts(BigDecimal n) {
    if (low != null && (lowOpen ? n.compareTo(low) <= 0 : n.compareTo(low) < 0)) {
      return false;
    }
    if (high != null && (highOpen ? n.compareTo(high) >= 0 : n.compareTo(high) > 0)) {
      return false;
    }
    for (BigDecimal divisor : notMultiples) {
      if (isMultiple(n, divisor)) {
        return false;
      }
    }
    return !excluded.contains(new Assertion.Value(Values.number(n)));
  }

  private Outcome dense() {
    Set<BigDecimal> candidates = new LinkedHashSet<>();
    if (low != null && !lowOpen) {
      candidates.add(low);
    }
    if (high != null && !highOpen) {
      candidates.add(high);
    }
    candidates.addAll(List.of(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("1.5")));
    BigDecimal from =
        low != null ? low : high != null ? high.subtract(BigDecimal.TEN) : BigDecimal.ZERO;
    BigDecimal to = high != null ? high : from.add(BigDecimal.TEN);
    // More points than single values left out, at ever finer distances, none on a coarse grid.
    BigDecimal width = to.subtract(from);
    int points = excluded.size() + 2;
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal scale = BigDecimal.ONE;
    for (int i = 0; i < points + 40; i++) {
      scale = scale.multiply(half);
      candidates.add(from.add(width.multiply(scale)));
      candidates.add(from.add(width.multiply(scale).multiply(new BigDecimal("1.7"))));
    }
    for (BigDecimal candidate : candidates) {
      if (accepts(candidate)) {
        return new Outcome.Found(Values.number(candidate));
      }
    }
    if (low != null && high != null && low.compareTo(high) == 0) {
      return Outcome.Empty.EMPTY;
    }
    return new Outcome.Unknown("no number was found in an interval less multiples and values");
  }

  private Outcome stepped(BigDecimal by) {
    BigInteger first = low == null ? null : index(low, by, RoundingMode.CEILING);
    BigInteger last = high == null ? null : index(high, by, RoundingMode.FLOOR);
    BigInteger from =
        first != null ? first : last != null ? last.min(BigInteger.ZERO) : BigInteger.ZERO;
    BigInteger direction = first == null ? BigInteger.ONE.negate() : BigInteger.ONE;
    if (first != null && first.signum() <= 0 && (last == null || last.signum() >= 0)) {
      for (int i = 0; i <= 2; i++) { // zero and one read better than a far bound
        if (accepts(by.multiply(BigDecimal.valueOf(i)))) {
          return found(by.multiply(BigDecimal.valueOf(i)));
        }
      }
    }
    BigInteger k = from;
    for (int i = 0; i < TRIES; i++) {
      if (first != null && last != null && k.compareTo(last) > 0) {
        return Outcome.Empty.EMPTY;
      }
      BigDecimal candidate = by.multiply(new BigDecimal(k));
      if (accepts(candidate)) {
        return found(candidate);
      }
      k = k.add(direction);
    }
    return afar(by, from, direction, last);
  }

  /**
   * With k = 1 modulo every index at which a divisor falls on the grid, k times the step is a
   * multiple of none of them; beyond all single values left out, that is a solution.
   */
  private Outcome afar(
      BigDecimal by, BigInteger from, BigInteger direction, @Nullable BigInteger last) {
    BigInteger period = BigInteger.ONE;
    for (BigDecimal divisor : notMultiples) {
      BigInteger every = leastCommonMultiple(by, divisor).divide(by).toBigInteger();
      period = period.multiply(every).divide(period.gcd(every));
    }
    BigInteger k = from.divide(period).multiply(period).add(BigInteger.ONE);
    for (int i = 0; i < excluded.size() + 4; i++) {
      BigDecimal candidate = by.multiply(new BigDecimal(k));
      if (accepts(candidate)) {
        return found(candidate);
      }
      k = k.add(direction.multiply(period));
    }
    return new Outcome.Unknown(
        last == null ? "no number was found on a grid" : "an interval holds too many multiples");
  }

  private static Outcome found(BigDecimal n) {
    return new Outcome.Found(Values.number(n));
  }

  private static BigInteger index(BigDecimal n, BigDecimal by, RoundingMode mode) {
    return n.divide(by, 0, mode).toBigInteger();
  }
}
