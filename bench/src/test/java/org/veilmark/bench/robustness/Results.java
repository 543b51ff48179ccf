package org.veilmark.bench.robustness;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.veilmark.bench.quality.Quality;
import org.veilmark.bench.quality.WorstPicture;

/** Made-up results. */
public final class Results {
  private Results() {}

  /** Two clips, of which the one has a name that HTML must not take literally. */
  public static RobustnessResult two() {
    List<ListedAttack> attacks =
        AttackList.standard().select(List.of("none", "h264_crf30", "gray"));
    RobustnessSettings settings =
        new RobustnessSettings(
            List.of(Path.of("a"), Path.of("b")), 10, 24, 2, 1, Optional.empty(), attacks, true);
    return new RobustnessResult(
        settings,
        List.of(
            clip("river_1.mp4", attacks, List.of(read(7.25), read(2), missed())),
            clip(
                "<b>&_2.mp4",
                attacks,
                List.of(read(5), wrong(), Cell.notMade("no filter 'hue' \"here\"")))),
        List.of(new ClipFailure("notes.txt", "not a video")));
  }

  private static ClipResult clip(String name, List<ListedAttack> attacks, List<Cell> cells) {
    List<AttackResult> results =
        List.of(
            new AttackResult(attacks.get(0), cells.get(0)),
            new AttackResult(attacks.get(1), cells.get(1)),
            new AttackResult(attacks.get(2), cells.get(2)));
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
    return new ClipResult(
        name,
        "MESSAGE",
        10,
        new Quality(47.5, 46.25, Double.POSITIVE_INFINITY, 59, 0.9987, 0.123, 0.25),
        0.065,
        new WorstPicture(3, 0.25, image, image, image),
        results,
        List.of(new SweepPoint(18, read(6)), new SweepPoint(44, missed())),
        List.of(new SweepPoint(1, missed()), new SweepPoint(10, read(3))),
        List.of(new SweepPoint(4, read(4)), new SweepPoint(64, Cell.notMade("too long"))),
        /* falseFinds= */ 0,
        /* falseFindTries= */ 2);
  }

  private static Cell read(double marginDb) {
    return new Cell(Outcome.READ, OptionalDouble.of(marginDb), 12, 800, "");
  }

  private static Cell missed() {
    return new Cell(Outcome.MISSED, OptionalDouble.empty(), 4.5, 90, "");
  }

  private static Cell wrong() {
    return new Cell(Outcome.WRONG, OptionalDouble.of(1), 6, 300, "");
  }
}
