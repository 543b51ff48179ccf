package org.veilmark.operators.io;

import java.io.Serializable;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.MediaLimits;
import org.veilmark.media.ffmpeg.FfmpegMedia;

/** Makes the media library where it is used; what travels in the graph is only this. */
@FunctionalInterface
public interface MediaFactory extends Serializable {

  /** FFmpeg's, in this process. */
  static MediaFactory ffmpeg(MediaLimits limits) {
    return () -> FfmpegMedia.create(limits);
  }

  /** A library for one subtask. */
  MediaLibrary create();
}
