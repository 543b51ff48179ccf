package org.veilmark.bench.robustness;

import java.util.OptionalDouble;
import org.veilmark.extract.Decision;

/**
 * What became of one copy.
 *
 * @param outcome whether the message was read
 * @param marginDb how much noisier the copy could have been; empty where nothing was found
 * @param statistic pilot correlation, in standard deviations; 0 where there was no copy
 * @param kilobitsPerSecond of the copy's video; 0 where there was no copy
 * @param note why there was no copy, or else empty
 */
public record Cell(
    Outcome outcome,
    OptionalDouble marginDb,
    double statistic,
    double kilobitsPerSecond,
    String note) {

  /** Where {@code message} was embedded. */
  static Cell of(Decision decision, String message, double kilobitsPerSecond) {
    Outcome outcome =
        decision
            .frame()
            .map(frame -> frame.message().equals(message) ? Outcome.READ : Outcome.WRONG)
            .orElse(Outcome.MISSED);
    return new Cell(
        outcome, decision.marginDb(), decision.statistic(), kilobitsPerSecond, /* note= */ "");
  }

  /** Where there is nothing to read. */
  static Cell notMade(String why) {
    return new Cell(Outcome.NOT_MADE, OptionalDouble.empty(), 0, 0, why);
  }

  /** Whether the message was read. */
  public boolean isRead() {
    return outcome == Outcome.READ;
  }
}
