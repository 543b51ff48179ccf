package org.veilmark.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.batch.RunSlot;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.io.Location;

/**
 * What tells a run from others over the same state: a lock where the state lies on this machine, a
 * random number where it lies in an object store, which has no locks.
 */
final class RunName implements Closeable {
  private final @Nullable RunSlot slot;
  private final String random;

  private RunName(@Nullable RunSlot slot) {
    this.slot = slot;
    random = UUID.randomUUID().toString().substring(0, 8);
  }

  /** Takes a name. */
  static RunName take(Location state) throws CommandException {
    Optional<Path> local = state.local();
    try {
      return new RunName(local.isPresent() ? RunSlot.take(local.get()) : null);
    } catch (IOException e) {
      throw new CommandException(
          "OUTPUT_NOT_WRITABLE", "cannot write " + state + ": " + Failures.oneLine(e), e);
    }
  }

  String text() {
    return slot == null ? random : slot.name();
  }

  /** Whether another run goes on, as far as can be known. */
  boolean hasCompany() throws IOException {
    return slot != null && slot.hasCompany();
  }

  @Override
  public void close() throws IOException {
    if (slot != null) {
      slot.close();
    }
  }
}
