package org.veilmark.cli;

import org.veilmark.bench.speed.SpeedProgress;
import org.veilmark.bench.speed.SpeedRow;
import org.veilmark.bench.speed.SpeedTable;
import org.veilmark.cli.terminal.TransientLine;

/**
 * Prints each row of a measurement once it is there and, on a terminal, a line that is drawn over
 * while it is under way.
 */
final class SpeedLines implements SpeedProgress, AutoCloseable {
  private final CommandContext context;
  private final TransientLine line;

  SpeedLines(CommandContext context) {
    this.context = context;
    line = new TransientLine(context.err(), context.terminalColumns());
  }

  @Override
  public void step(String what) {
    line.show(what);
  }

  @Override
  public void measured(SpeedRow row) {
    line.erase();
    context.out().println(SpeedTable.line(row));
  }

  @Override
  public void close() {
    line.erase();
  }
}
