package org.veilmark.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that is drawn over and over: what is done, what is left, how long it will
 * take. Draws at most ten times a second. Safe for use by several threads.
 */
public final class ProgressLine implements AutoCloseable {
  private static final String BLOCKS = " ▏▎▍▌▋▊▉";
  private static final String FULL_BLOCK = "█";
  private static final int BAR_CELLS = 30;
  private static final long REDRAW_NANOS = 100_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Remaining times are guessed from no less than this much work. */
  private static final double MIN_SHARE_FOR_ETA = 0.01;

  private final TransientLine line;
  private final String task;
  private final LongSupplier nanoTime;
  private final long startedNanos;
  private long lastDrawnNanos;

  /**
   * A line that is not shown before the first {@link #update}.
   *
   * @param columns width of the terminal
   * @param task a verb such as {@code embedding}
   * @param nanoTime a clock like {@link System#nanoTime}
   */
  public ProgressLine(PrintStream out, int columns, String task, LongSupplier nanoTime) {
    line = new TransientLine(out, OptionalInt.of(columns));
    this.task = task;
    this.nanoTime = nanoTime;
    startedNanos = nanoTime.getAsLong();
    lastDrawnNanos = startedNanos - REDRAW_NANOS;
  }

  /**
   * Shows how far the work is.
   *
   * @param share of the work that is done, 0 to 1
   * @param frames decoded up to now
   */
  public synchronized void update(double share, long frames) {
    update(task, share, frames);
  }

  /**
   * The same with more to say than the verb.
   *
   * @param what comes first on the line, such as {@code embedding 3 of 7}
   */
  public synchronized void update(String what, double share, long frames) {
    long now = nanoTime.getAsLong();
    if (now - lastDrawnNanos < REDRAW_NANOS) {
      return;
    }
    lastDrawnNanos = now;
    line.show(text(what, share, frames, (now - startedNanos) / NANOS_PER_SECOND));
  }

  /** Takes the line away, so that a result can be printed in its place; it may be drawn again. */
  public synchronized void clear() {
    line.erase();
  }

  @Override
  public void close() {
    clear();
  }

  private static String text(String what, double share, long frames, double seconds) {
    String speed = seconds > 0 ? String.format(Locale.ROOT, "%.0f frames/s", frames / seconds) : "";
    String left =
        share >= MIN_SHARE_FOR_ETA ? "ETA " + duration(seconds / share - seconds) : "ETA -";
    return String.format(
        Locale.ROOT,
        "%s %s %3.0f %%  %d frames  %s  %s",
        what,
        bar(Math.min(1, share)),
        Math.floor(100 * Math.min(1, share)),
        frames,
        speed,
        left);
  }

  private static String bar(double share) {
    int eighths = (int) Math.round(share * BAR_CELLS * BLOCKS.length());
    StringBuilder bar = new StringBuilder("▕");
    for (int cell = 0; cell < BAR_CELLS; cell++) {
      int filled = eighths - cell * BLOCKS.length();
      bar.append(
          filled >= BLOCKS.length()
              ? FULL_BLOCK
              : String.valueOf(BLOCKS.charAt(Math.max(0, filled))));
    }
    return bar.append("▏").toString();
  }

  private static String duration(double seconds) {
    long rounded = Math.max(0, Math.round(seconds));
    if (rounded < 60) {
      return rounded + " s";
    }
    return rounded < 3600
        ? String.format(Locale.ROOT, "%d:%02d min", rounded / 60, rounded % 60)
        : String.format(Locale.ROOT, "%d:%02d h", rounded / 3600, rounded % 3600 / 60);
  }
}
