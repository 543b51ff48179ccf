package org.veilmark.media.ffmpeg;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Keeps x264's bytes the same from run to run and from machine to machine.
 *
 * <p>Its macroblock-tree code for AVX-512 reads memory that nobody has written, unless the width is
 * a multiple of 128 (found by filling fresh memory with different values: 480x320 gave another
 * stream each time), and differs from the AVX2 code otherwise. AVX2 is as fast.
 */
final class X264Options {
  static final String X264 = "libx264";
  private static final String PARAMETERS = "x264-params";
  private static final String NO_AVX512 = "asm=AVX2";

  private X264Options() {}

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
