package org.veilmark.operators.wave;

import java.util.List;
import java.util.stream.IntStream;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.ReservedSegment;
import org.veilmark.schema.Wave;

/**
 * The stages of one extraction, in order, and what each reads. Depends on the request and the
 * video's segments alone.
 *
 * @param stages at least one, in order
 */
record ReadingPlan(List<Stage> stages) {
  /** Segments that a glance reads, at most. */
  static final int GLANCED_SEGMENTS = 3;

  /** Keyframes that it reads of all together: twice as many would add 2 to 4 dB of margin. */
  static final int GLANCED_PICTURES = 24;

  /** From so many segments on, all keyframes are looked at before everything is read. */
  static final int LOOKED_SEGMENTS = 12;

  /** Fewer keyframes than this hardly ever show a mark. */
  static final int GLANCED_KEY_FRAMES = 4;

  /** Shares of the threshold: what is found soon is mostly found well. */
  private static final double EARLY_SHARE = 0.1;

  /** Everything at once, searched as usual. */
  private static final ReadingPlan WHOLE = only(new Stage(Wave.STUDY, Effort.AUTO, 1));

  /**
   * A stage.
   *
   * @param wave its name
   * @param effort how widely it searches for what was done to the picture
   * @param share of the false-positive threshold that it may use up
   */
  record Stage(Wave wave, Effort effort, double share) {

    /** Whether it decodes nothing but keyframes. */
    boolean keyFramesOnly() {
      return wave != Wave.STUDY;
    }

    /** Pictures of each of so many segments that it reads at most; 0: all. */
    int maxPictures(int segments) {
      return wave == Wave.GLANCE ? GLANCED_PICTURES / segments : 0;
    }

    /** Estimated work of reading a segment so, in frames times luma samples. */
    long workPixels(ReservedSegment segment, int maxPictures) {
      if (!keyFramesOnly()) {
        return segment.getWork().getWorkPixels();
      }
      int keyFrames = segment.getKeyFrames();
      int read = maxPictures == 0 ? keyFrames : Math.min(maxPictures, keyFrames);
      return segment.getKeyFramesWorkPixels() / keyFrames * read;
    }

    /** What it reads of all segments. */
    List<ReservedSegment> choose(List<ReservedSegment> all) {
      return switch (wave) {
        case GLANCE -> sample(all);
        case LOOK -> withKeyFrames(all);
        case STUDY, UNKNOWN -> all;
      };
    }
  }

  /** Copies the list. */
  ReadingPlan {
    stages = List.copyOf(stages);
  }

  /** The stages for a request. */
  static ReadingPlan of(JobRequest request, List<ReservedSegment> all) {
    Effort effort = request.getEffort();
    return switch (effort) {
      case GLANCE -> only(new Stage(Wave.GLANCE, effort, 1));
      case LOOK -> only(new Stage(Wave.LOOK, effort, 1));
      case STUDY -> only(new Stage(Wave.STUDY, effort, 1));
      case AUTO, UNKNOWN -> request.getEveryFrame() ? WHOLE : escalating(all);
    };
  }

  /** The stage behind that of {@code wave}. */
  Stage after(Wave wave) {
    int index = 0;
    while (stages.get(index).wave() != wave) {
      index++;
    }
    return stages.get(index + 1);
  }

  boolean isLast(Stage stage) {
    return stage.equals(stages.get(stages.size() - 1));
  }

  private static ReadingPlan only(Stage stage) {
    return new ReadingPlan(List.of(stage));
  }

  /** Early stages search narrowly, since where they fail all is searched again. */
  private static ReadingPlan escalating(List<ReservedSegment> all) {
    int keyFrames = sample(all).stream().mapToInt(ReservedSegment::getKeyFrames).sum();
    if (keyFrames < GLANCED_KEY_FRAMES) {
      return WHOLE;
    }
    Stage glance = new Stage(Wave.GLANCE, Effort.GLANCE, EARLY_SHARE);
    if (all.size() < LOOKED_SEGMENTS) {
      return new ReadingPlan(List.of(glance, new Stage(Wave.STUDY, Effort.AUTO, 1 - EARLY_SHARE)));
    }
    return new ReadingPlan(
        List.of(
            glance,
            new Stage(Wave.LOOK, Effort.GLANCE, EARLY_SHARE),
            new Stage(Wave.STUDY, Effort.AUTO, 1 - 2 * EARLY_SHARE)));
  }

  /** Segments from all over the video, evenly spread. */
  private static List<ReservedSegment> sample(List<ReservedSegment> all) {
    List<ReservedSegment> from = withKeyFrames(all);
    int count = Math.min(GLANCED_SEGMENTS, from.size());
    return IntStream.range(0, count)
        .mapToObj(i -> from.get((2 * i + 1) * from.size() / (2 * count)))
        .toList();
  }

  /** All but later pieces of GOPs. */
  private static List<ReservedSegment> withKeyFrames(List<ReservedSegment> all) {
    return all.stream().filter(segment -> segment.getKeyFrames() > 0).toList();
  }
}
