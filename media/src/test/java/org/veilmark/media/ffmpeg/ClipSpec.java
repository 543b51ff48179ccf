package org.veilmark.media.ffmpeg;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.veilmark.media.ColourTags;
import org.veilmark.media.FieldOrder;
import org.veilmark.media.PlanarLayout;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Rotation;

/** A tiny clip to be generated. Start from {@link #of}, change with the methods. */
record ClipSpec(
    int width,
    int height,
    PlanarLayout layout,
    List<Long> ptsTicks,
    TimeBase timeBase,
    Rational frameRate,
    String encoder,
    Map<String, String> encoderOptions,
    String rotationDegrees,
    boolean tone) {

  static final TimeBase TICKS = new TimeBase(1, 12800);
  private static final long FRAME_TICKS = 512;

  /** 64x48 at 25 frames a second, a key picture every 8, no B-frames. */
  static ClipSpec of(int frames) {
    return new ClipSpec(
        64,
        48,
        PlanarLayout.YUV420,
        every(FRAME_TICKS, frames, 0),
        TICKS,
        new Rational(25, 1),
        "libx264",
        Map.of("preset", "ultrafast", "crf", "23", "x264-params", "keyint=8:min-keyint=8"),
        "0",
        false);
  }

  private static List<Long> every(long ticks, int frames, long start) {
    return LongStream.range(0, frames).map(i -> start + i * ticks).boxed().toList();
  }

  ClipSpec x264(String preset, String parameters) {
    return coded("libx264", Map.of("preset", preset, "crf", "23", "x264-params", parameters));
  }

  ClipSpec coded(String newEncoder, Map<String, String> options) {
    return new ClipSpec(
        width,
        height,
        layout,
        ptsTicks,
        timeBase,
        frameRate,
        newEncoder,
        options,
        rotationDegrees,
        tone);
  }

  ClipSpec sized(int newWidth, int newHeight, PlanarLayout newLayout) {
    return new ClipSpec(
        newWidth,
        newHeight,
        newLayout,
        ptsTicks,
        timeBase,
        frameRate,
        encoder,
        encoderOptions,
        rotationDegrees,
        tone);
  }

  ClipSpec at(Long... times) {
    return new ClipSpec(
        width,
        height,
        layout,
        List.of(times),
        timeBase,
        frameRate,
        encoder,
        encoderOptions,
        rotationDegrees,
        tone);
  }

  /** The first {@code frames} pictures lie before the edit list begins. */
  ClipSpec startingBefore(int frames) {
    return new ClipSpec(
        width,
        height,
        layout,
        every(FRAME_TICKS, ptsTicks.size(), -frames * FRAME_TICKS),
        timeBase,
        frameRate,
        encoder,
        encoderOptions,
        rotationDegrees,
        tone);
  }

  ClipSpec rotated(int degrees) {
    return new ClipSpec(
        width,
        height,
        layout,
        ptsTicks,
        timeBase,
        frameRate,
        encoder,
        encoderOptions,
        Integer.toString(degrees),
        tone);
  }

  ClipSpec withTone() {
    return new ClipSpec(
        width,
        height,
        layout,
        ptsTicks,
        timeBase,
        frameRate,
        encoder,
        encoderOptions,
        rotationDegrees,
        true);
  }

  PictureFormat format() {
    return new PictureFormat(
        width,
        height,
        layout.chromaShiftX(),
        layout.chromaShiftY(),
        layout.bitDepth(),
        false,
        Rotation.NONE,
        1,
        1);
  }

  EncoderHandle.Setup setup() {
    return new EncoderHandle.Setup(
        width,
        height,
        PictureWriter.pixelFormat(layout),
        new ColourTags(1, 1, 1, 1, 1),
        new Rational(1, 1),
        frameRate,
        frameRate,
        timeBase,
        FieldOrder.PROGRESSIVE,
        /* threads= */ 1);
  }
}
