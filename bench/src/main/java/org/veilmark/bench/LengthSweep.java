package org.veilmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.veilmark.code.Algorithm;
import org.veilmark.code.LengthClass;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.detect.FalsePositiveBound;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.MessageLimit;
import org.veilmark.extract.Decision;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.Located;
import org.veilmark.extract.PayloadVoter;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.spread.CarrierFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how much video messages of all lengths need; bench/README.md tells how to run it. */
@Command(
    name = "LengthSweep",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = "Marks clips and reads ever longer beginnings of the copies, not attacked.")
public final class LengthSweep extends ClipTool {
  private static final int LEVEL = 2;
  private static final long SEED = 20261121;
  private static final double STEP_SECONDS = 0.5;
  private static final double PIECE_SECONDS = Evidence.BIN_SECONDS;
  private static final PieceReader READER =
      new PieceReader(
          CarrierFormat.STANDARD, PIECE_SECONDS, residuals -> residuals.fold(Located.UNSEARCHED));

  @Option(
      names = "--algo",
      split = ",",
      defaultValue = "v2",
      paramLabel = "v1|v2",
      description = "What they are marked by (default: ${DEFAULT-VALUE}).")
  private List<Algorithm> algorithms = List.of();

  @Option(
      names = "--bits",
      split = ",",
      defaultValue = "32,64,96,128,192,320,640,928,1288",
      paramLabel = "N",
      description = "Length classes (default: ${DEFAULT-VALUE}).")
  private List<Integer> bits = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "20",
      paramLabel = "N",
      description = "The longest beginning that is tried (default: ${DEFAULT-VALUE}).")
  private double seconds;

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(commandLine(new LengthSweep()).execute(args));
  }

  @Override
  void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException, MediaException, MessageException {
    MarkdownTable table =
        new MarkdownTable(List.of("clip", "algorithm", "bits", "promised", "read", "tried"), 2);
    out.println(table.header());
    for (Path clip : clips) {
      for (Algorithm algorithm : algorithms) {
        for (int messageBits : bits) {
          LengthClass lengthClass = LengthClass.valueOf("BITS_" + messageBits);
          out.println(table.row(row(media, clip, algorithm, lengthClass, directory)));
        }
      }
    }
  }

  private List<String> row(
      MediaLibrary media, Path clip, Algorithm algorithm, LengthClass lengthClass, Path directory)
      throws IOException, MediaException, MessageException {
    String message = LengthMessages.of(lengthClass, new Random(SEED));
    Path marked = directory.resolve("marked.mp4");
    List<Evidence> pieces;
    try {
      EmbedSettings settings = new EmbedSettings(algorithm, LEVEL, /* strength= */ 1, message);
      new Marker(SampleMark.KEY, seconds)
          .mark(Clip.open(media, clip), marked, settings, CarrierFormat.STANDARD);
      pieces = READER.read(Clip.open(media, marked));
    } finally {
      Files.deleteIfExists(marked);
    }
    OptionalDouble least = leastSeconds(pieces, message, algorithm);
    return List.of(
        ClipFolder.shortName(clip),
        algorithm.name().toLowerCase(Locale.ROOT),
        Integer.toString(lengthClass.messageBits()),
        format(MessageLimit.secondsFor(algorithm, lengthClass)),
        least.isPresent() ? format(least.getAsDouble()) : "-",
        format(pieces.size() * PIECE_SECONDS));
  }

  /** The shortest beginning from which on all longer ones are read. */
  private static OptionalDouble leastSeconds(
      List<Evidence> pieces, String message, Algorithm algorithm) {
    OptionalDouble least = OptionalDouble.empty();
    int step = (int) Math.round(STEP_SECONDS / PIECE_SECONDS);
    for (int count = pieces.size(); count > 0; count -= step) {
      PayloadVoter voter =
          new PayloadVoter(SampleMark.KEY, algorithm, FalsePositiveBound.DEFAULT_THRESHOLD);
      Decision decision = voter.decide(pieces.subList(0, count));
      if (!decision.frame().map(PayloadFrame::message).equals(Optional.of(message))) {
        break;
      }
      least = OptionalDouble.of(count * PIECE_SECONDS);
    }
    return least;
  }

  private static String format(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
