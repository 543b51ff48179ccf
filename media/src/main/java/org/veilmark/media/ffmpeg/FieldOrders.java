package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.veilmark.media.FieldOrder;

/** FFmpeg's words for which field comes first. */
final class FieldOrders {
  private FieldOrders() {}

  static FieldOrder of(int code) {
    return switch (code) {
      case avcodec.AV_FIELD_TT, avcodec.AV_FIELD_BT -> FieldOrder.TOP_FIRST;
      case avcodec.AV_FIELD_BB, avcodec.AV_FIELD_TB -> FieldOrder.BOTTOM_FIRST;
      default -> FieldOrder.PROGRESSIVE;
    };
  }

  static int code(FieldOrder order) {
    return switch (order) {
      case PROGRESSIVE -> avcodec.AV_FIELD_PROGRESSIVE;
      case TOP_FIRST -> avcodec.AV_FIELD_TT;
      case BOTTOM_FIRST -> avcodec.AV_FIELD_BB;
    };
  }

  /** What a frame has to say. */
  static int frameFlags(FieldOrder order) {
    return switch (order) {
      case PROGRESSIVE -> 0;
      case TOP_FIRST -> AVFrame.AV_FRAME_FLAG_INTERLACED | AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST;
      case BOTTOM_FIRST -> AVFrame.AV_FRAME_FLAG_INTERLACED;
    };
  }
}
