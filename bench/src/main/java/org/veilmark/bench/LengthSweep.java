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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.veilmark.code.Algorithm;
import org.veilmark.code.LengthClass;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.MessageLimit;
import org.veilmark.extract.Decision;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.PayloadVoter;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.spread.CarrierFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how much video messages of all lengths need; bench/README.md tells how to run it. */
@Command(
    name = "LengthSweep",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = "Marks clips and reads ever longer beginnings of the copies, not attacked.")
public final class LengthSweep implements Callable<Integer> {
  private static final SecretKey KEY = SecretKey.ofHex("5e".repeat(SecretKey.LENGTH_BYTES));
  private static final int LEVEL = 2;
  private static final double THRESHOLD = 1e-9;
  private static final long SEED = 20261121;
  private static final double STEP_SECONDS = 0.5;

  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the clips.")
  private @Nullable Path clips;

  @Option(
      names = "--clip",
      split = ",",
      paramLabel = "NAME",
      description = "Clips whose file names contain one of these; all by default.")
  private List<String> names = List.of();

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

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs and exits: 0 well, 1 where a clip cannot be handled, 2 where the arguments are wrong. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LengthSweep()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Files.createTempDirectory("veilmark-lengths");
    try {
      sweep(directory);
      return CommandLine.ExitCode.OK;
    } catch (IOException | MediaException | MessageException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      Files.delete(directory);
    }
  }

  private void sweep(Path directory) throws IOException, MediaException, MessageException {
    MediaLibrary media = FfmpegMedia.create();
    MarkdownTable table =
        new MarkdownTable(List.of("clip", "algorithm", "bits", "promised", "read", "tried"), 2);
    PrintWriter out = spec.commandLine().getOut();
    out.println(table.header());
    if (clips == null) {
      throw new IllegalStateException("not parsed yet");
    }
    for (Path clip : ClipFolder.find(clips, names)) {
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
      new Marker(media, KEY, seconds)
          .mark(PathByteSource.of(clip), marked, settings, CarrierFormat.STANDARD);
      pieces = PieceReader.read(media, marked);
    } finally {
      Files.deleteIfExists(marked);
    }
    OptionalDouble least = leastSeconds(pieces, message, algorithm);
    return List.of(
        clip.getFileName().toString().split("[_.]", 2)[0],
        algorithm.name().toLowerCase(Locale.ROOT),
        Integer.toString(lengthClass.messageBits()),
        format(MessageLimit.secondsFor(algorithm, lengthClass)),
        least.isPresent() ? format(least.getAsDouble()) : "-",
        format(pieces.size() * PieceReader.PIECE_SECONDS));
  }

  /** The shortest beginning from which on all longer ones are read. */
  private static OptionalDouble leastSeconds(
      List<Evidence> pieces, String message, Algorithm algorithm) {
    PayloadVoter voter = new PayloadVoter(KEY, algorithm, THRESHOLD);
    OptionalDouble least = OptionalDouble.empty();
    int step = (int) Math.round(STEP_SECONDS / PieceReader.PIECE_SECONDS);
    for (int count = pieces.size(); count > 0; count -= step) {
      Decision decision = voter.decide(pieces.subList(0, count));
      if (!decision.frame().map(PayloadFrame::message).equals(Optional.of(message))) {
        break;
      }
      least = OptionalDouble.of(count * PieceReader.PIECE_SECONDS);
    }
    return least;
  }

  private static String format(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
