package org.veilmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.gate.GateHost;
import org.veilmark.bench.gate.GateHosts;
import org.veilmark.bench.gate.ObservedTail;
import org.veilmark.bench.gate.TailModel;
import org.veilmark.bench.html.TailPlot;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.extract.KeyAttempt;
import org.veilmark.extract.KeyTrial;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how far chance carries the pilots; bench/README.md tells how to run it. */
@Command(
    name = "PilotGate",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = "Tries many keys on videos that were not marked with them.")
public final class PilotGate extends ClipTool {
  /** From here on a voter decodes. */
  private static final double GATE = 5;

  /** The same, and from where on it takes a mark for seen, and a place for the right one. */
  private static final double[] THRESHOLDS = {GATE, 6.5, 9};

  @Option(
      names = "--keys",
      defaultValue = "1000000",
      paramLabel = "N",
      description =
          "Keys tried at one offset, shared among the videos (default: ${DEFAULT-VALUE}).")
  private int keys;

  @Option(
      names = "--searches",
      defaultValue = "500",
      paramLabel = "N",
      description =
          "Keys tried at all offsets, and decoded, shared among the videos"
              + " (default: ${DEFAULT-VALUE}).")
  private int searches;

  @Mixin private final BeginningOption beginning = new BeginningOption();

  @Option(names = "--plot", paramLabel = "FILE", description = "Where an SVG picture is put.")
  private @Nullable Path plot;

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(commandLine(new PilotGate()).execute(args));
  }

  @Override
  void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException, MediaException, MessageException {
    GateHosts preparer = new GateHosts(media, beginning.seconds(), directory);
    List<GateHost> hosts = new ArrayList<>(preparer.generated());
    for (Path clip : clips) {
      hosts.addAll(preparer.ofClip(ClipFolder.shortName(clip), clip));
    }
    if (Math.min(keys, searches) < hosts.size()) {
      throw wrong(
          "--keys %d and --searches %d must be %d at least, one for each video"
              .formatted(keys, searches, hosts.size()));
    }
    double[] atOneOffset =
        IntStream.range(0, keys)
            .parallel()
            .mapToDouble(i -> hosts.get(i % hosts.size()).trial().atOneOffset(key(i)))
            .toArray();
    List<KeyAttempt> everywhere =
        IntStream.range(0, searches)
            .parallel()
            .mapToObj(i -> hosts.get(i % hosts.size()).trial().everywhere(key(i)))
            .toList();
    double[] searched = everywhere.stream().mapToDouble(KeyAttempt::statistic).toArray();

    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "video",
                "keys at one offset",
                "reach 5",
                "greatest",
                "keys everywhere",
                "reach 5",
                "greatest"),
            /* labels= */ 1);
    out.println(table.header());
    for (int host = 0; host < hosts.size(); host++) {
      List<String> cells = new ArrayList<>(List.of(hosts.get(host).name()));
      cells.addAll(cells(new ObservedTail(every(hosts.size(), host, atOneOffset))));
      cells.addAll(cells(new ObservedTail(every(hosts.size(), host, searched))));
      out.println(table.row(cells));
    }
    ObservedTail one = new ObservedTail(atOneOffset);
    ObservedTail all = new ObservedTail(searched);
    TailModel oneModel = new TailModel(KeyTrial.SHIFTS);
    TailModel allModel = new TailModel(everywhere.get(0).places());
    out.println();
    summary("one offset", one, oneModel, out);
    summary("everywhere", all, allModel, out);
    out.printf(
        Locale.ROOT,
        "tags compared: %d at %d places; that fitted: %d%n",
        everywhere.stream().mapToLong(KeyAttempt::tagsChecked).sum(),
        everywhere.stream().mapToLong(KeyAttempt::decoded).sum(),
        everywhere.stream().filter(KeyAttempt::found).count());
    if (plot != null) {
      Files.writeString(plot, TailPlot.svg(one, oneModel, all, allModel));
    }
  }

  /** A key for each number. */
  private static SecretKey key(int number) {
    return SecretKey.ofHex(String.format(Locale.ROOT, "%064x", number));
  }

  private static double[] every(int step, int from, double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> i % step == from)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static List<String> cells(ObservedTail tail) {
    return List.of(
        Integer.toString(tail.count()),
        String.format(Locale.ROOT, "%.4f", tail.exceeds(GATE)),
        String.format(Locale.ROOT, "%.2f", tail.max()));
  }

  private static void summary(
      String name, ObservedTail observed, TailModel model, PrintWriter out) {
    for (double t : THRESHOLDS) {
      out.printf(
          Locale.ROOT,
          "%s, %.1f and more: %.2g of %d keys, by the model of %d places %.2g%n",
          name,
          t,
          observed.exceeds(t),
          observed.count(),
          model.places(),
          model.exceeds(t));
    }
  }
}
