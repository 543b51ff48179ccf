package org.veilmark.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/** The command in this process, in a home of its own, with a runner that answers at once. */
abstract class CommandLineCase {
  @TempDir Path home;

  FakeRunner runner = new FakeRunner(Records::embedded);

  CommandFixture commands() {
    return new CommandFixture(runner, home, OptionalInt.empty());
  }

  CommandFixture extracting(Function<JobRequest, JobRecord> answers) {
    runner = new FakeRunner(answers);
    return commands();
  }
}
