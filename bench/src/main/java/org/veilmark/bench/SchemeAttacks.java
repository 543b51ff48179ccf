package org.veilmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.veilmark.bench.scheme.MarkEstimate;
import org.veilmark.code.MessageException;
import org.veilmark.code.SecretKey;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Attacks by somebody who knows the algorithm but not the key; bench/README.md tells how to run it.
 */
@Command(
    name = "SchemeAttacks",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description =
        "Learns marks from clips that it marked, takes them off the first, copies them to the last.")
public final class SchemeAttacks extends ClipTool {
  private static final SecretKey OTHER_KEY = SecretKey.ofHex("a7".repeat(SecretKey.LENGTH_BYTES));
  private static final String OTHER_MESSAGE = "VEILMARK24CHARACTERS3001";

  /** What the attacker spends to take a mark off, in dB of PSNR-Y: too much turns its sign. */
  private static final double[] PRICES_DB = {52, 49, 46};

  /** The same to put one on. */
  private static final double COPY_DB = 46;

  private static final Map<String, String> NAMES =
      Map.of(SampleMark.MESSAGE, "the message", OTHER_MESSAGE, "the other message");

  @Mixin private final BeginningOption beginning = new BeginningOption();

  private final MarkdownTable table = new MarkdownTable(SchemeResult.COLUMNS, /* labels= */ 3);

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(commandLine(new SchemeAttacks()).execute(args));
  }

  @Override
  void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException, MediaException, MessageException {
    SchemeTrial trial = new SchemeTrial(media, beginning.seconds(), directory);
    out.println(table.header());
    Clip first = trial.open(clips.get(0));
    Path marked =
        trial.rewrite(
            first, "marked", SchemeTrial.marking(first, SampleMark.KEY, SampleMark.MESSAGE));
    print(trial.read("none", "its key", marked, SampleMark.KEY), out);
    print(trial.read("none", "another key", marked, OTHER_KEY), out);
    estimates(trial, clips, trial.open(marked), out);
    Files.delete(marked);
    secondMarks(trial, first, out);
  }

  private void estimates(SchemeTrial trial, List<Path> clips, Clip marked, PrintWriter out)
      throws IOException, MediaException, MessageException {
    MarkEstimate same = SchemeTrial.learn(marked, 0);
    MarkEstimate others = same;
    Clip target = trial.open(clips.get(clips.size() - 1));
    List<Path> sources = clips.size() > 2 ? clips.subList(1, clips.size() - 1) : List.of();
    takeOff(trial, "1 video", marked, same, out);
    takeOff(trial, "1 video, epochs wrong by 1 s", marked, SchemeTrial.learn(marked, 1), out);
    copy(trial, "1 video", target, same, out);
    for (int i = 0; i < sources.size(); i++) {
      Clip clip = trial.open(sources.get(i));
      int count = i + 2;
      same = same.plus(learnMarked(trial, clip, SampleMark.MESSAGE));
      others = others.plus(learnMarked(trial, clip, "VEILMARK24CHARACTERS40" + (10 + i)));
      if (Integer.bitCount(count) == 1) {
        takeOff(trial, count + " videos", marked, same, out);
        takeOff(trial, count + " videos of as many messages", marked, others, out);
        copy(trial, count + " videos", target, same, out);
      }
    }
  }

  private static MarkEstimate learnMarked(SchemeTrial trial, Clip clip, String message)
      throws IOException, MediaException, MessageException {
    Path marked = trial.rewrite(clip, "source", SchemeTrial.marking(clip, SampleMark.KEY, message));
    try {
      return SchemeTrial.learn(trial.open(marked), 0);
    } finally {
      Files.delete(marked);
    }
  }

  private void takeOff(
      SchemeTrial trial, String from, Clip marked, MarkEstimate estimate, PrintWriter out)
      throws IOException, MediaException {
    for (double price : PRICES_DB) {
      print(
          trial.forge("taken off, from " + from, marked, estimate, -1, price, SampleMark.KEY), out);
    }
  }

  private void copy(
      SchemeTrial trial, String from, Clip target, MarkEstimate estimate, PrintWriter out)
      throws IOException, MediaException {
    print(trial.forge("copied, from " + from, target, estimate, 1, COPY_DB, SampleMark.KEY), out);
  }

  private void secondMarks(SchemeTrial trial, Clip clip, PrintWriter out)
      throws IOException, MediaException, MessageException {
    record Second(String name, SecretKey key, String message) {}

    for (Second second :
        List.of(
            new Second("same key, same message", SampleMark.KEY, SampleMark.MESSAGE),
            new Second("same key, other message", SampleMark.KEY, OTHER_MESSAGE),
            new Second("other key, other message", OTHER_KEY, OTHER_MESSAGE))) {
      for (String how : List.of("marked twice, ", "mean of two copies, ")) {
        Clip.PictureChange one = SchemeTrial.marking(clip, SampleMark.KEY, SampleMark.MESSAGE);
        Clip.PictureChange two = SchemeTrial.marking(clip, second.key(), second.message());
        Path file =
            trial.rewrite(
                clip,
                "second",
                how.startsWith("mean") ? SchemeTrial.mean(one, two) : SchemeTrial.both(one, two));
        print(trial.read(how + second.name(), "its key", file, SampleMark.KEY), out);
        if (!second.key().equals(SampleMark.KEY)) {
          print(trial.read(how + second.name(), "the other key", file, second.key()), out);
        }
        Files.delete(file);
      }
    }
  }

  private void print(SchemeResult result, PrintWriter out) {
    out.println(table.row(result.cells(NAMES)));
    out.flush();
  }
}
