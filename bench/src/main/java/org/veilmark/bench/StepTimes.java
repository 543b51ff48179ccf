package org.veilmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.speed.StepClock;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.EvidenceCollector;
import org.veilmark.extract.MarkSearch;
import org.veilmark.extract.ResidualCollector;
import org.veilmark.extract.Residuals;
import org.veilmark.extract.SearchWidth;
import org.veilmark.extract.SurestMap;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.PictureFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints where the time goes when clips are marked and read in a plain loop of one thread, in
 * milliseconds of CPU time a picture; bench/README.md tells how to run it.
 */
@Command(
    name = "StepTimes",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = "Tells how long each step of marking and of a failing search takes.")
public final class StepTimes extends ClipTool {
  private static final SecretKey KEY = SecretKey.ofHex("5a".repeat(SecretKey.LENGTH_BYTES));
  private static final double CRF = 18;
  private static final double THRESHOLD = 1e-9;

  @Option(
      names = "--preset",
      description = "Of x264; medium by default.",
      defaultValue = EncoderSettings.DEFAULT_PRESET)
  private String preset = EncoderSettings.DEFAULT_PRESET;

  @Option(
      names = "--strength",
      description =
          "Of the mark; 1 by default. With 0, what coding takes is what the same pictures take"
              + " unmarked.")
  private double strength = 1;

  @Option(
      names = "--passes",
      description = "How often a clip is gone through; the last time counts. 3 by default.")
  private int passes = 3;

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(commandLine(new StepTimes()).execute(args));
  }

  @Override
  void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException, MediaException, MessageException {
    if (passes < 1) {
      throw wrong("--passes " + passes + " is not 1 or more");
    }
    if (!(strength >= 0 && strength <= EmbedSettings.MAX_STRENGTH)) {
      throw wrong("--strength " + strength + " is not in 0.." + EmbedSettings.MAX_STRENGTH);
    }
    for (Path clip : clips) {
      PathByteSource source = PathByteSource.of(clip);
      GopIndex index = media.indexGops(source);
      StepClock marked = new StepClock();
      StepClock searched = new StepClock();
      for (int pass = 0; pass < passes; pass++) {
        marked = mark(media, source, index, directory.resolve("segment-" + pass));
        searched = search(media, source, index);
      }
      print(out, ClipFolder.shortName(clip) + ", embed", marked, index.packets());
      print(out, ClipFolder.shortName(clip) + ", study of none", searched, index.packets());
    }
  }

  private StepClock mark(MediaLibrary media, PathByteSource source, GopIndex index, Path staged)
      throws IOException, MediaException, MessageException {
    DecodeRange range = DecodeRange.of(index);
    try (SegmentDecoder decoder = media.openDecoder(source, range, DecodeOptions.exact(1));
        SegmentEncoder encoder =
            media.openEncoder(staged, decoder.stream(), new EncoderSettings(CRF, preset, 1))) {
      PictureFormat format = decoder.stream().format();
      Embedder embedder =
          new Embedder(new EmbedSettings(Algorithm.V2, 2, strength, "step by step"), KEY, format);
      StepClock clock = new StepClock();
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        clock.lap("decode");
        embedder.embed(frame.picture(), index.presentationSeconds(frame.ptsTicks()));
        clock.lap("embed");
        encoder.encode(frame.picture(), frame.ptsTicks(), frame.keyFrame());
        clock.lap("encode");
      }
      clock.lap("decode");
      encoder.finish();
      clock.lap("encode");
      return clock;
    }
  }

  private static StepClock search(MediaLibrary media, PathByteSource source, GopIndex index)
      throws IOException, MediaException {
    DecodeRange range = DecodeRange.of(index);
    DecodeOptions options = DecodeOptions.sparse(1, EvidenceCollector.MAX_GAP_SECONDS);
    try (SegmentDecoder decoder = media.openDecoder(source, range, options)) {
      ResidualCollector collector = new ResidualCollector(decoder.stream().format());
      List<Algorithm> algorithms = List.of(Algorithm.V2, Algorithm.V1);
      StepClock clock = new StepClock();
      for (@Nullable VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        clock.lap("decode");
        double seconds = index.presentationSeconds(frame.ptsTicks());
        if (collector.wants(seconds, frame.keyFrame())) {
          collector.add(frame.picture(), seconds, frame.keyFrame());
        }
        clock.lap("collect");
      }
      clock.lap("decode");
      Residuals residuals = collector.finish();
      clock.lap("residuals");
      Evidence evidence = SurestMap.read(residuals, KEY, algorithms, SearchWidth.WIDE);
      clock.lap("search");
      new MarkSearch(KEY, algorithms, THRESHOLD).find(List.of(evidence));
      clock.lap("vote");
      return clock;
    }
  }

  private static void print(PrintWriter out, String title, StepClock clock, long pictures) {
    StringBuilder line = new StringBuilder(title + ", ms a picture:");
    clock
        .seconds()
        .forEach(
            (step, seconds) ->
                line.append(
                    String.format(Locale.ROOT, "  %s %.2f", step, 1000 * seconds / pictures)));
    out.println(line);
  }
}
