package org.veilmark.media.ffmpeg;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.HostCoding;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.VideoStreamInfo;

/**
 * x264's options, among them those that keep its bytes the same from run to run and from machine to
 * machine.
 *
 * <p>Its macroblock-tree code for AVX-512 reads memory that nobody has written, unless the width is
 * a multiple of 128 (found by filling fresh memory with different values: 480x320 gave another
 * stream each time), and differs from the AVX2 code otherwise. AVX2 is as fast.
 */
final class X264Options {
  static final String X264 = "libx264";
  static final String PARAMETERS = "x264-params";
  private static final int USUAL_REFERENCES = 3;
  private static final String NO_AVX512 = "asm=AVX2";

  /** Field pictures of 4:2:0 are cropped by whole chroma samples of one field. */
  private static final int INTERLACED_LINES = 4;

  private X264Options() {}

  /** The options for {@code settings}. */
  static Map<String, String> of(
      EncoderSettings settings, PlanarLayout layout, VideoStreamInfo like) {
    Map<String, String> options = new HashMap<>();
    RateOptions.add(settings.rate(), options);
    // Of more than 8 bits, a rate factor of 0 is a fine quantiser; only "qp" then says "no loss".
    if (settings.rate().isLossless() && layout.bitDepth() > 8) {
      options.remove("crf");
      options.put("qp", "0");
    }
    options.put("preset", settings.preset());
    options.put("forced-idr", "1");
    StringJoiner parameters = new StringJoiner(":");
    if (like.hdr().isStated()) {
      parameters.add(HdrOptions.of(like.hdr(), "mastering-display", "cll"));
    }
    if (like.fieldOrder() == FieldOrder.BOTTOM_FIRST) {
      parameters.add("bff=1");
    }
    if (settings.besideHost().isPresent()) {
      HostCoding host = settings.besideHost().get();
      options.put("profile", HostJoin.profile(host).orElseThrow());
      options.put("refs", Integer.toString(Math.min(USUAL_REFERENCES, host.referenceFrames())));
      parameters.add("sps-id=" + host.spareSetId());
    }
    if (parameters.length() > 0) {
      options.put(PARAMETERS, parameters.toString());
    }
    return options;
  }

  /** What keeps x264 from coding this interlaced stream, if something does. */
  static Optional<String> interlacedObstacle(VideoStreamInfo stream) {
    int lines = stream.format().chromaShiftY() == 1 ? INTERLACED_LINES : INTERLACED_LINES / 2;
    return stream.format().height() % lines == 0
        ? Optional.empty()
        : Optional.of("interlaced pictures of %d lines".formatted(stream.format().height()));
  }

  /** The options as {@code encoder} should get them on this machine. */
  static Map<String, String> reproducible(String encoder, Map<String, String> options) {
    boolean avx512 = (avutil.av_get_cpu_flags() & avutil.AV_CPU_FLAG_AVX512) != 0;
    if (!encoder.equals(X264) || !avx512) {
      return options;
    }
    Map<String, String> changed = new HashMap<>(options);
    changed.merge(PARAMETERS, NO_AVX512, (given, added) -> given + ":" + added);
    return changed;
  }
}
