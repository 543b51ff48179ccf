package org.veilmark.bench.quality;

import org.jspecify.annotations.Nullable;
import org.veilmark.media.ColourTags;
import org.veilmark.media.RgbConverter;
import org.veilmark.media.SquaredErrors;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/** Compares pictures before and after marking, one pair after the other. */
public final class QualityMeter {
  /** Colour differences take long to compute, and pictures of one second are alike. */
  private static final double SECONDS_BETWEEN_COLOURS = 1;

  private final RgbConverter converter;
  private final Picture host;
  private final double lumaSamples;
  private final double chromaSamples;
  private SquaredErrors errors = SquaredErrors.ZERO;
  private double psnrYLowest = Double.POSITIVE_INFINITY;
  private double ssim;
  private int pictures;
  private double nextColoursSeconds = Double.NEGATIVE_INFINITY;
  private double deltaE;
  private int colours;
  private @Nullable WorstPicture worst;

  /** A meter for pictures of one video. */
  public QualityMeter(PictureFormat format, ColourTags colour) {
    converter = RgbConverter.of(format, colour);
    host = Picture.allocate(format);
    lumaSamples = (double) format.width() * format.height();
    chromaSamples = (double) format.chromaWidth() * format.chromaHeight();
  }

  /** Keeps a picture as it is before it is marked. */
  public void before(Picture picture) {
    host.copyFrom(picture);
  }

  /** Compares what became of it. */
  public void after(Picture marked, double presentationSeconds) {
    SquaredErrors change = SquaredErrors.between(host, marked);
    errors = errors.plus(change);
    psnrYLowest = Math.min(psnrYLowest, psnrDb(change.y(), lumaSamples));
    ssim += LumaSsim.of(host.y(), marked.y());
    pictures++;
    if (presentationSeconds >= nextColoursSeconds) {
      nextColoursSeconds = presentationSeconds + SECONDS_BETWEEN_COLOURS;
      compareColours(marked, presentationSeconds);
    }
  }

  private void compareColours(Picture marked, double seconds) {
    double difference =
        LabPicture.of(host, converter).meanDifference(LabPicture.of(marked, converter));
    deltaE += difference;
    colours++;
    if (worst == null || difference > worst.deltaE()) {
      worst = WorstPicture.of(host, marked, converter, seconds, difference);
    }
  }

  /** What was seen; needs one picture at least. */
  public Quality quality() {
    return new Quality(
        psnrDb(errors.y(), lumaSamples * pictures),
        psnrYLowest,
        psnrDb(errors.u(), chromaSamples * pictures),
        psnrDb(errors.v(), chromaSamples * pictures),
        ssim / pictures,
        deltaE / colours,
        worst().deltaE());
  }

  /** The picture of the greatest colour difference; needs one picture at least. */
  public WorstPicture worst() {
    if (worst == null) {
      throw new IllegalStateException("no picture was compared");
    }
    return worst;
  }

  private double psnrDb(long sum, double samples) {
    return SquaredErrors.psnrDb(sum, (long) samples, host.format().bitDepth());
  }
}
