package org.veilmark.embed;

import java.util.Arrays;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.PolarCode;
import org.veilmark.code.SecretKey;
import org.veilmark.perceptual.VisibilityMask;
import org.veilmark.signal.CanonicalFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.Carrier;
import org.veilmark.spread.CarrierFormat;
import org.veilmark.spread.EpochClock;
import org.veilmark.spread.PatternGain;
import org.veilmark.spread.Tiling;
import org.veilmark.transform.GridAdder;
import org.veilmark.transform.GridReader;

/**
 * Adds a mark to the pictures of one format. What it adds depends on the picture and its
 * presentation time alone, so that any part of a video can be marked by itself. Not safe for use by
 * several threads.
 */
public final class Embedder {
  /**
   * The chroma mark over the luma mark, by level: beside luma a little is enough, alone it has to
   * carry everything.
   */
  private static final float[] CHROMA_OVER_LUMA = {1.6f, 1.2f, 0.2f};

  private final EmbedSettings settings;
  private final PictureFormat format;
  private final CanonicalFrame frame;
  private final EpochClock clock;
  private final Carrier carrier;
  private final Tiling tiling;
  private final byte[] codeword;
  private final float[][] patterns;
  private final VisibilityMask mask;
  private final double lines;
  private final GridReader lumaReader;
  private final GridAdder lumaAdder;
  private final GridAdder chromaAdder;
  private final float[] luma;
  private final float[] gain;
  private final float[] mark;

  /**
   * An embedder for pictures of a format.
   *
   * @throws MessageException where the message is empty or too long
   */
  public Embedder(EmbedSettings settings, SecretKey key, PictureFormat format)
      throws MessageException {
    this(settings, key, format, CarrierFormat.STANDARD);
  }

  /** As above, with another carrier: for measuring what carriers are worth. */
  public Embedder(
      EmbedSettings settings, SecretKey key, PictureFormat format, CarrierFormat carrierFormat)
      throws MessageException {
    this.settings = settings;
    this.format = format;
    frame = CanonicalFrame.of(format);
    clock = new EpochClock(carrierFormat);
    carrier = new Carrier(carrierFormat, key, settings.algorithm());
    tiling = new Tiling(carrierFormat.tileSide(), frame.shownWidth(), frame.shownHeight());
    PayloadFrame payload = PayloadFrame.of(settings.message(), settings.level());
    codeword =
        PolarCode.of(settings.algorithm(), payload.lengthClass()).encode(payload.toBits(key));
    patterns = new float[carrierFormat.epochs()][];
    lines = CanonicalFrame.SHORT_SIDE / frame.gridPerSampleY();
    mask = new VisibilityMask(frame.codedWidth(), frame.codedHeight());
    lumaReader =
        new GridReader(frame, format.width(), format.height(), format.width(), format.height());
    lumaAdder =
        new GridAdder(frame, format.width(), format.height(), format.width(), format.height());
    chromaAdder =
        new GridAdder(
            frame, format.chromaWidth(), format.chromaHeight(), format.width(), format.height());
    luma = new float[frame.area()];
    gain = new float[frame.area()];
    mark = new float[frame.area()];
  }

  /**
   * Adds the mark to a picture, in place.
   *
   * @param presentationSeconds from the start of the whole video, after edit lists
   * @return what that changed
   * @throws IllegalArgumentException where the picture is not of the embedder's format
   */
  public MarkError embed(Picture picture, double presentationSeconds) {
    if (!picture.format().equals(format)) {
      throw new IllegalArgumentException(
          "a picture of " + picture.format() + " for an embedder of " + format);
    }
    if (settings.strength() == 0) {
      return MarkError.NONE;
    }
    lumaReader.read(picture.y(), luma);
    double seen = mask.compute(luma, gain);
    float amplitude = (float) (settings.amplitude() * MarkAmplitude.of(seen, rms(gain), lines));
    Arrays.fill(mark, 0f);
    for (PatternGain shown : clock.at(presentationSeconds)) {
      float[] pattern = pattern(shown.pattern());
      float scale = amplitude * shown.gain();
      for (int i = 0; i < mark.length; i++) {
        mark[i] += scale * gain[i] * pattern[i];
      }
    }
    long y = 0;
    long v = 0;
    if (settings.level() == 2) {
      lumaAdder.load(mark);
      y = lumaAdder.add(picture.y());
    }
    scale(mark, CHROMA_OVER_LUMA[settings.level()]);
    chromaAdder.load(mark);
    long u = chromaAdder.add(picture.u());
    if (settings.level() >= 1) {
      v = chromaAdder.subtract(picture.v());
    }
    return new MarkError(y, u, v);
  }

  /** The tile of a pattern, repeated over the grid. */
  private float[] pattern(int n) {
    if (patterns[n] == null) {
      patterns[n] = frame.toCoded(tiling.repeat(carrier.tile(n, codeword)));
    }
    return patterns[n];
  }

  private static double rms(float[] values) {
    double power = 0;
    for (float v : values) {
      power += (double) v * v;
    }
    return Math.sqrt(power / values.length);
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
