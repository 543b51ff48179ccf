package org.veilmark.jobs.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.batch.items.ItemCollector;
import org.veilmark.jobs.batch.items.ItemListWriter;
import org.veilmark.jobs.batch.items.MessageTemplate;
import org.veilmark.jobs.batch.items.OutputNames;
import org.veilmark.jobs.batch.markers.InputStamp;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.JobKind;

/**
 * A batch as a job of a cluster, whose machines all reach inputs, output and state. What becomes of
 * the items is in the markers; {@code veilmark batch} with the same state makes a table of them.
 */
public final class BatchJob {
  private static final int RUN_HEX_DIGITS = 8;

  /** Nobody here asks for the number. */
  private static final long UNCOUNTED = 0;

  private BatchJob() {}

  /** Submits the job; see {@link BatchArguments}. */
  public static void main(String[] args) throws Exception {
    BatchArguments arguments = BatchArguments.parse(args);
    SecureRandom random = new SecureRandom();
    String run =
        arguments
            .run()
            .orElseGet(
                () -> HexFormat.of().toHexDigits(random.nextLong()).substring(RUN_HEX_DIGITS));
    Path spool = arguments.spool(System.getProperty("java.io.tmpdir") + "/veilmark-" + run);
    Files.createDirectories(spool);
    KeySource keys = arguments.keys();
    Location list = arguments.state().resolve("lists").resolve(run);
    // A JobManager that takes over calls this again, and the checkpoint that the job comes back
    // from
    // counts in the list that was made first.
    long items = InputStamp.of(list).isPresent() ? UNCOUNTED : collect(arguments, list, run, spool);
    Batch batch =
        new Batch(
            list,
            items,
            new BatchSettings(
                arguments.template(keys.read().id(), random.nextLong(), System.currentTimeMillis()),
                arguments.output().orElse(null),
                run),
            arguments.state(),
            arguments.again());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    batch.define(
        env,
        GraphOptions.of(
            new ClusterMedia(spool.toString()), keys, batch.staging(), spool.toString()),
        new DiscardingSink<>());
    env.execute("veilmark batch " + args[0] + " " + run);
  }

  private static long collect(BatchArguments arguments, Location list, String run, Path spool)
      throws Exception {
    try (ItemListWriter writer = new ItemListWriter(list, run, spool)) {
      ItemCollector items = collector(arguments, writer);
      for (String input : arguments.inputs()) {
        items.addInput(input);
      }
      for (String input : arguments.lists()) {
        items.addListFile(new Location(input), arguments.base().orElse(null), input);
      }
      return writer.publish();
    }
  }

  private static ItemCollector collector(BatchArguments arguments, ItemListWriter writer) {
    if (arguments.kind() == JobKind.EXTRACT) {
      return ItemCollector.ofExtractions(writer);
    }
    return ItemCollector.ofEmbeddings(
        writer,
        arguments.output().orElseThrow(),
        new OutputNames(arguments.container().orElse(OutputNames.DEFAULT_CONTAINER)),
        arguments.message().map(MessageTemplate::new).orElse(null));
  }
}
