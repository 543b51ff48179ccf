package org.veilmark.cli;

import java.util.Locale;
import org.veilmark.bench.robustness.ClipFailure;
import org.veilmark.bench.robustness.ClipResult;
import org.veilmark.bench.robustness.RobustnessProgress;
import org.veilmark.bench.robustness.Tier;
import org.veilmark.cli.terminal.TransientLine;

/**
 * Tells on stderr how far a measurement is: a line a clip once it is done and, on a terminal, one
 * that is drawn over while it is under way.
 */
final class RobustnessLines implements RobustnessProgress, AutoCloseable {
  private final CommandContext context;
  private final TransientLine line;

  RobustnessLines(CommandContext context) {
    this.context = context;
    line = new TransientLine(context.err(), context.terminalColumns());
  }

  @Override
  public void step(String clip, int done, int count, String step) {
    line.show(clip + "  " + done + " of " + count + "  " + step);
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
    line.erase();
  }
}
