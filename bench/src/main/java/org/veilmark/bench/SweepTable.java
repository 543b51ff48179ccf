package org.veilmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.Decision;
import org.veilmark.spread.Carrier;

/**
 * The table of a {@link CarrierSweep}. A cell of an attack holds the margin in dB where the message
 * was read, else the pilot statistic in brackets.
 */
final class SweepTable {
  private static final SecretKey ANY_KEY = SecretKey.ofHex("00".repeat(SecretKey.LENGTH_BYTES));

  private final MarkdownTable table;

  SweepTable() {
    List<String> columns =
        new ArrayList<>(List.of("clip", "carrier", "bits an epoch", "PSNR-Y", "growth"));
    Attack.standard(/* seconds= */ 0).forEach(attack -> columns.add(attack.name()));
    table = new MarkdownTable(columns, /* labels= */ 2);
  }

  String header() {
    return table.header();
  }

  String row(String clip, CarrierVariant variant, TrialResult result) {
    List<String> cells = new ArrayList<>();
    cells.add(clip);
    cells.add(variant.name());
    cells.add(
        Integer.toString(
            new Carrier(variant.format(), ANY_KEY, Algorithm.V2).coefficientsPerEpoch()));
    cells.add(format("%.1f", result.psnrLumaDb()));
    cells.add(format("%.1f %%", 100 * result.growth()));
    result.readings().forEach(reading -> cells.add(cell(reading)));
    return table.row(cells);
  }

  private static String cell(Reading reading) {
    Decision decision = reading.decision();
    if (reading.isWrong()) {
      return "WRONG";
    }
    return decision.found()
        ? format("%+.1f", decision.marginDb().orElseThrow())
        : format("(%.1f)", decision.statistic());
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
