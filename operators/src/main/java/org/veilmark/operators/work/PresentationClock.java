package org.veilmark.operators.work;

import java.math.BigInteger;
import org.veilmark.media.TimeBase;

/**
 * Presentation time of a stream: exact, from ticks and back.
 *
 * @param timeBase seconds per tick
 * @param originPtsTicks the tick at which presentation time is zero
 */
public record PresentationClock(TimeBase timeBase, long originPtsTicks) {
  private static final BigInteger MICROS_PER_SECOND = BigInteger.valueOf(1_000_000);

  /** Seconds since the start of the video; what the mark's epochs count in. */
  public double seconds(long ptsTicks) {
    return timeBase.toSeconds(ptsTicks - originPtsTicks);
  }

  /** Microseconds since the start of the video, rounded down. */
  public long micros(long ptsTicks) {
    BigInteger[] quotient =
        BigInteger.valueOf(ptsTicks - originPtsTicks)
            .multiply(MICROS_PER_SECOND)
            .multiply(BigInteger.valueOf(timeBase.num()))
            .divideAndRemainder(BigInteger.valueOf(timeBase.den()));
    long micros = quotient[0].longValueExact();
    return quotient[1].signum() < 0 ? micros - 1 : micros;
  }

  /** The first tick at or after {@code micros} of presentation time, at least 0. */
  public long firstTickFrom(long micros) {
    BigInteger divisor = MICROS_PER_SECOND.multiply(BigInteger.valueOf(timeBase.num()));
    BigInteger ticks =
        BigInteger.valueOf(micros)
            .multiply(BigInteger.valueOf(timeBase.den()))
            .add(divisor.subtract(BigInteger.ONE))
            .divide(divisor);
    return Math.addExact(originPtsTicks, ticks.longValueExact());
  }
}
