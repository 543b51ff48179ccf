package org.veilmark.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.service.Percentiles;
import org.veilmark.bench.service.PlainLoop;
import org.veilmark.bench.service.ProcessCpu;
import org.veilmark.jobs.local.LocalCluster;
import org.veilmark.jobs.local.LocalOptions;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.JobState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Embeds into clips with Flink and without, in turn, and compares what that takes. */
@Command(
    name = "FlinkShare",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = {
      "Embeds into each clip in a plain loop, in the embedded cluster with one subtask, and with",
      "two, in turn, after one round that does not count. Prints medians of CPU and wall seconds",
      "(the start of the cluster apart), Flink's share, the gain of the second slot, and CPU",
      "milliseconds per picture, which tell the cost of clips of different lengths apart."
    })
public final class FlinkShare implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "CLIP")
  private List<Path> clips = List.of();

  @Option(names = "--rounds", defaultValue = "3", paramLabel = "N")
  private int rounds;

  @Option(
      names = "--segment-seconds",
      paramLabel = "S",
      description = "Length of segments; the product's own by default.")
  private @Nullable Double segmentSeconds;

  @Spec private CommandSpec spec = CommandSpec.create();

  private enum Way {
    LOOP,
    ONE_SLOT,
    TWO_SLOTS
  }

  private record Cost(long cpuMillis, long wallMillis, JobRecord job) {}

  /** What is done in one of the ways. */
  @FunctionalInterface
  private interface Work {
    JobRecord run() throws Exception;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new FlinkShare()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "clip",
                "segments",
                "pictures",
                "loop CPU s",
                "Flink CPU s",
                "Flink's share %",
                "CPU ms a picture",
                "one slot s",
                "two slots s",
                "gain"),
            1);
    out.println(table.header());
    for (Path clip : clips) {
      out.println(table.row(cells(clip)));
      out.flush();
    }
    return CommandLine.ExitCode.OK;
  }

  private List<String> cells(Path clip) throws Exception {
    Map<Way, List<Cost>> costs = new EnumMap<>(Way.class);
    for (int round = 0; round <= rounds; round++) {
      for (Way way : Way.values()) {
        Cost cost = measure(way, clip);
        if (round > 0) {
          costs.computeIfAbsent(way, first -> new ArrayList<>()).add(cost);
        }
      }
    }
    JobRecord job = costs.get(Way.LOOP).get(0).job();
    long pictures = job.getEmbedResult().getFramesEncoded();
    double loop = median(costs.get(Way.LOOP), Cost::cpuMillis);
    double flink = median(costs.get(Way.ONE_SLOT), Cost::cpuMillis);
    double one = median(costs.get(Way.ONE_SLOT), Cost::wallMillis);
    double two = median(costs.get(Way.TWO_SLOTS), Cost::wallMillis);
    return List.of(
        ClipFolder.shortName(clip),
        Integer.toString(job.getSegments().size()),
        Long.toString(pictures),
        "%.2f".formatted(loop / 1000),
        "%.2f".formatted(flink / 1000),
        "%.1f".formatted(100 * (flink - loop) / flink),
        "%.2f".formatted(loop / pictures),
        "%.2f".formatted(one / 1000),
        "%.2f".formatted(two / 1000),
        "%.2f".formatted(one / two));
  }

  private static double median(List<Cost> costs, ToLongFunction<Cost> value) {
    return new Percentiles(costs.stream().mapToLong(value).boxed().toList()).at(50);
  }

  private Cost measure(Way way, Path clip) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create("veilmark-share-")) {
      KeySource keys = KeySource.development();
      JobRequest request = request(clip, keys, directory.path().resolve("marked.mp4"));
      SegmentLimits limits = limits();
      return switch (way) {
        case LOOP -> clocked(() -> new PlainLoop(keys, limits, directory.path()).run(request));
        case ONE_SLOT -> inCluster(1, limits, request, keys, directory.path());
        case TWO_SLOTS -> inCluster(2, limits, request, keys, directory.path());
      };
    }
  }

  private static Cost inCluster(
      int slots, SegmentLimits limits, JobRequest request, KeySource keys, Path directory)
      throws Exception {
    LocalOptions options =
        new LocalOptions(slots, directory, MediaFactory.ffmpeg(MediaLimits.DEFAULT), limits);
    try (LocalCluster cluster = LocalCluster.start(options)) {
      return clocked(
          () -> {
            List<JobRecord> records = new ArrayList<>();
            cluster.run(List.of(request), keys, records::add, progress -> {});
            return records.get(0);
          });
    }
  }

  private static Cost clocked(Work work) throws Exception {
    ProcessCpu cpu = ProcessCpu.now();
    long beginNanos = System.nanoTime();
    JobRecord job = work.run();
    long wallMillis = (System.nanoTime() - beginNanos) / 1_000_000;
    if (job.getState() != JobState.SUCCEEDED) {
      throw new IllegalStateException("the clip was not marked: " + job.getError());
    }
    return new Cost(cpu.millisSince(), wallMillis, job);
  }

  private static JobRequest request(Path clip, KeySource keys, Path output) throws JobException {
    return JobRequest.newBuilder()
        .setJobId("share")
        .setKind(JobKind.EMBED)
        .setInputUri(clip.toAbsolutePath().toString())
        .setOutputUri(output.toString())
        .setMessage("flink's share")
        .setKeyId(keys.read().id())
        .setEncoding(EncoderSettings.newBuilder().setPreset("veryfast").setCrf(18.0).build())
        .setSubmittedAtMillis(0)
        .build();
  }

  private SegmentLimits limits() {
    return segmentSeconds == null
        ? SegmentLimits.DEFAULT
        : new SegmentLimits(segmentSeconds, 1, segmentSeconds);
  }
}
