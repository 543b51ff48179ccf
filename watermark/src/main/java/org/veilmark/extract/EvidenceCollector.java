package org.veilmark.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.CarrierBand;
import org.veilmark.spread.CarrierFormat;

/**
 * Reduces the pictures of a piece of video, which come in presentation order, to evidence: a part
 * of it after the other, so that of a long piece, such as a video of a single endless group of
 * pictures, no more than a minute is held as residuals. Its evidence, some 35 kB a second, is held
 * to the end. Not safe for use by several threads.
 */
public final class EvidenceCollector {
  /** One picture in each such time is looked at, besides keyframes: others may be left out. */
  public static final double MAX_GAP_SECONDS = 1 / ResidualCollector.PICTURES_PER_SECOND;

  /** Nearly all pieces are shorter. */
  private static final double PART_SECONDS = 60;

  private final PictureFormat format;
  private final SecretKey key;
  private final List<Algorithm> algorithms;
  private final SearchWidth width;
  private final Optional<GeometryMap> hint;
  private final BooleanSupplier stop;
  private final double partSeconds;

  private ResidualCollector part;
  private double partBegins = Double.NaN;
  private Evidence evidence = Evidence.empty(new CarrierBand(CarrierFormat.STANDARD).size());

  /**
   * A collector of pictures of one format, which finds how they were changed as {@link
   * SurestMap#read(org.veilmark.extract.Residuals, SecretKey, List, SearchWidth, Optional,
   * BooleanSupplier)} does.
   */
  public EvidenceCollector(
      PictureFormat format,
      SecretKey key,
      List<Algorithm> algorithms,
      SearchWidth width,
      Optional<GeometryMap> hint,
      BooleanSupplier stop) {
    this(format, key, algorithms, width, hint, stop, PART_SECONDS);
  }

  EvidenceCollector(
      PictureFormat format,
      SecretKey key,
      List<Algorithm> algorithms,
      SearchWidth width,
      Optional<GeometryMap> hint,
      BooleanSupplier stop,
      double partSeconds) {
    this.format = format;
    this.key = key;
    this.algorithms = List.copyOf(algorithms);
    this.width = width;
    this.hint = hint;
    this.stop = stop;
    this.partSeconds = partSeconds;
    part = new ResidualCollector(format);
  }

  /**
   * Looks at a picture, or passes it over where it would hardly say more.
   *
   * @param presentationSeconds from the start of the video
   * @throws IllegalArgumentException where the picture is not of the collector's format
   */
  public void add(Picture picture, double presentationSeconds, boolean keyFrame) {
    if (!part.wants(presentationSeconds, keyFrame)) {
      return;
    }
    if (Double.isNaN(partBegins)) {
      partBegins = presentationSeconds;
    } else if (presentationSeconds >= partBegins + partSeconds) {
      read();
      part = new ResidualCollector(format);
      partBegins = presentationSeconds;
    }
    part.add(picture, presentationSeconds, keyFrame);
  }

  /** What was read; no more pictures can be added. */
  public Evidence finish() {
    read();
    return evidence;
  }

  /** A map that is likely is found once, then reused: all parts count as changed alike. */
  private void read() {
    Residuals residuals = part.finish();
    Located known = evidence.located();
    if (known.isLikely()) {
      evidence = evidence.merge(residuals.fold(new Located(known.map(), known.statistic(), 0)));
      return;
    }
    Evidence read = SurestMap.read(residuals, key, algorithms, width, hint, stop);
    // What was read as it is, and showed nothing, does not add up with another map.
    evidence =
        EvidenceGroups.areAlike(known, read.located())
            ? evidence.merge(read)
            : new Evidence(read.bandSize(), known.merge(read.located()), read.bins());
  }
}
