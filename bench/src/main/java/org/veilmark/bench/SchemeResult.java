package org.veilmark.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.veilmark.code.PayloadFrame;
import org.veilmark.extract.Decision;

/**
 * What was read after an attack on the scheme.
 *
 * @param attack what was done
 * @param reader whose key read
 * @param psnrDb luma of the attacked pictures against those before, before encoding; infinite where
 *     nothing was added
 * @param decision what was read
 */
record SchemeResult(String attack, String reader, double psnrDb, Decision decision) {
  /** Heads of the table. */
  static final List<String> COLUMNS =
      List.of("attack", "read with", "message", "PSNR-Y of the attack", "margin", "pilots");

  /** A row of the table, in which messages go by {@code names}. */
  List<String> cells(Map<String, String> names) {
    return List.of(
        attack,
        reader,
        decision.frame().map(PayloadFrame::message).map(m -> names.getOrDefault(m, m)).orElse("-"),
        Double.isInfinite(psnrDb) ? "-" : String.format(Locale.ROOT, "%.1f", psnrDb),
        decision.marginDb().isPresent()
            ? String.format(Locale.ROOT, "%+.1f", decision.marginDb().getAsDouble())
            : "-",
        String.format(Locale.ROOT, "%.1f", decision.statistic()));
  }
}
