package org.veilmark.media.ffmpeg;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.TimeBase;

/** Options of the muxers that keep times exact and nothing lost. */
final class MuxerOptions {
  private MuxerOptions() {}

  static Map<String, String> of(
      ContainerKind kind, TimeBase video, Collection<AVStream> copied, MuxerHandle muxer) {
    Map<String, String> options = new HashMap<>();
    // Times are written as they are, negative ones too: an edit list or offset says so.
    options.put("avoid_negative_ts", "disabled");
    if (kind == ContainerKind.MATROSKA) {
      options.remove("avoid_negative_ts");
      return options;
    }
    options.put("video_track_timescale", Integer.toString(video.den()));
    options.put("movie_timescale", Integer.toString(movieTimescale(video, copied)));
    boolean generalTags = Tags.exceedMp4(Dictionary.toMap(muxer.context().metadata()).keySet());
    options.put("movflags", generalTags ? "+faststart+use_metadata_tags" : "+faststart");
    return options;
  }

  /** Edit lists count in it: the least common multiple of all tracks' rounds nothing. */
  private static int movieTimescale(TimeBase video, Collection<AVStream> copied) {
    BigInteger timescale = BigInteger.valueOf(video.den());
    for (AVStream stream : copied) {
      boolean audio = stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO;
      int ticks = audio ? stream.codecpar().sample_rate() : stream.time_base().den();
      if (ticks > 0) {
        BigInteger other = BigInteger.valueOf(ticks);
        BigInteger common = timescale.multiply(other).divide(timescale.gcd(other));
        timescale = common.bitLength() < Integer.SIZE ? common : timescale;
      }
    }
    return timescale.intValueExact();
  }
}
