package org.veilmark.cli;

import java.util.Locale;
import org.veilmark.bench.robustness.ClipFailure;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.RobustnessProgress;
import org.veilmark.bench.robustness.Tier;

/**
 * Tells on stderr how far a measurement is: a line a clip once it is done and, on a terminal, one
 * that is drawn over while it is under way.
 */
final class RobustnessLines implements RobustnessProgress, AutoCloseable {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final CommandContext context;

  RobustnessLines(CommandContext context) {
    this.context = context;
  }

  @Override
  public void step(String clip, int done, int count, String step) {
    context
        .terminalColumns()
        .ifPresent(
            columns -> {
              String line = clip + "  " + done + " of " + count + "  " + step;
              String shown = line.substring(0, Math.min(line.length(), Math.max(0, columns - 1)));
              context.err().print(ERASE_LINE + shown);
              context.err().flush();
            });
  }

  @Override
  public void measured(ClipResult clip) {
    close();
    context
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%s: must %s, stretch %s, PSNR-Y %.1f dB, colour difference %.2f",
                clip.name(),
                clip.tally(Tier.MUST),
                clip.tally(Tier.STRETCH),
                clip.quality().psnrY(),
                clip.quality().deltaE()));
  }

  @Override
  public void failed(ClipFailure failure) {
    close();
    context.complain(failure.name() + ": " + failure.reason());
  }

  /** Takes the line that is drawn over away. */
  @Override
  public void close() {
    if (context.terminalColumns().isPresent()) {
      context.err().print(ERASE_LINE);
      context.err().flush();
    }
  }
}
