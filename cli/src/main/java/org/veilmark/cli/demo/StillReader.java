package org.veilmark.cli.demo;

import java.io.IOException;
import org.veilmark.media.ByteSource;
import org.veilmark.media.ColourTags;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.RgbConverter;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/** Takes single pictures out of videos. */
final class StillReader {
  private StillReader() {}

  /** The first picture shown at or after a time; the last one if there is none. */
  static Still at(MediaLibrary media, ByteSource video, double seconds)
      throws IOException, MediaException {
    GopIndex index = media.indexGops(video);
    Gop chosen = index.gops().get(0);
    for (Gop gop : index.gops()) {
      if (index.presentationSeconds(gop.startPtsTicks()) <= seconds) {
        chosen = gop;
      }
    }
    try (SegmentDecoder decoder =
        media.openDecoder(video, DecodeRange.of(chosen, chosen), DecodeOptions.lenient(1))) {
      ColourTags colour = decoder.stream().colour();
      Still still = null;
      for (VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        if (still == null || index.presentationSeconds(frame.ptsTicks()) <= seconds) {
          still = of(frame.picture(), colour);
        } else {
          break;
        }
      }
      if (still == null) {
        throw new IOException("no picture near " + seconds + " s in " + video.name());
      }
      return still;
    }
  }

  private static Still of(Picture picture, ColourTags colour) {
    PictureFormat format = picture.format();
    int[] pixels = RgbConverter.of(format, colour).pixels(picture);
    return new Still(format.width(), format.height(), pixels).turned(format.rotation());
  }
}
