package org.veilmark.cli.demo;

import java.io.IOException;
import org.veilmark.media.ByteSource;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.Picture;

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
      Picture still = Picture.allocate(decoder.stream().format());
      boolean found = false;
      for (VideoFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
        if (found && index.presentationSeconds(frame.ptsTicks()) > seconds) {
          break;
        }
        still.copyFrom(frame.picture());
        found = true;
      }
      if (!found) {
        throw new IOException("no picture near " + seconds + " s in " + video.name());
      }
      return new Still(still, decoder.stream().colour());
    }
  }
}
