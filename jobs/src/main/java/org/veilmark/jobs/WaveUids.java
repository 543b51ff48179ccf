package org.veilmark.jobs;

import java.util.List;
import org.veilmark.schema.Wave;

/**
 * Uids of the operators of one stage of extraction; as {@link Uids}, never changed.
 *
 * @param wave the stage
 * @param title its name for people, and the end of its uids
 */
public record WaveUids(Wave wave, String title) {
  /** The stages, in order. */
  public static final List<WaveUids> ALL =
      List.of(
          new WaveUids(Wave.GLANCE, "glance"),
          new WaveUids(Wave.LOOK, "look"),
          new WaveUids(Wave.STUDY, "study"));

  /** The filter of its plans. */
  public String plans() {
    return "plans-" + title;
  }

  /** Its manifests. */
  public String manifests() {
    return "manifests-" + title;
  }

  /** Its gate. */
  public String release() {
    return "release-" + title;
  }

  /** Its work on segments. */
  public String extract() {
    return "extract-segment-" + title;
  }

  /** Its vote. */
  public String vote() {
    return "vote-payload-" + title;
  }
}
