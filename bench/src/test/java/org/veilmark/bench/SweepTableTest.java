package org.veilmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.extract.Decision;
import org.veilmark.extract.Located;

class SweepTableTest {
  private static final String MESSAGE = "RIVER";

  @Test
  void row_foundMissedAndWrong_saysWhich() throws MessageException {
    TrialResult result =
        new TrialResult(
            45.64,
            0.0825,
            List.of(
                found("none", MESSAGE, 3.14),
                found("CRF 30", MESSAGE, -0.26),
                missed("CRF 36", 4.57),
                found("half size, CRF 30", "BRIDGE", 1),
                missed("middle 5 s, CRF 23", 6)));

    String row = new SweepTable().row("river", CarrierVariant.named("standard"), result);

    assertThat(row)
        .isEqualTo(
            "| river | standard | 582 | 45.6 | 8.3 % | +3.1 | -0.3 | (4.6) | WRONG | (6.0) |");
  }

  @Test
  void header_columns_endWithTheAttacks() {
    assertThat(new SweepTable().header().lines().findFirst())
        .contains(
            "| clip | carrier | bits an epoch | PSNR-Y | growth | none | CRF 30 | CRF 36"
                + " | half size, CRF 30 | middle 5 s, CRF 23 |");
  }

  private static Reading found(String attack, String message, double marginDb)
      throws MessageException {
    Optional<PayloadFrame> frame = Optional.of(PayloadFrame.of(message, /* level= */ 2));
    return new Reading(attack, MESSAGE, decision(frame, OptionalDouble.of(marginDb), 9));
  }

  private static Reading missed(String attack, double statistic) {
    return new Reading(
        attack, MESSAGE, decision(Optional.empty(), OptionalDouble.empty(), statistic));
  }

  private static Decision decision(
      Optional<PayloadFrame> frame, OptionalDouble marginDb, double statistic) {
    return new Decision(
        frame,
        Algorithm.V2,
        frame.isPresent() ? 1e-12 : 1,
        marginDb,
        statistic,
        Located.UNSEARCHED,
        1,
        0,
        0,
        0);
  }
}
