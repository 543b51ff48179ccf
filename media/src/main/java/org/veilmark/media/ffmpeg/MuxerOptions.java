package org.veilmark.media.ffmpeg;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.TimeBase;

/** Options of the muxers that keep times exact and nothing lost. */
final class MuxerOptions {
  /** Far above what tracks usually have, far below what overflows elsewhere. */
  private static final int MAX_TIMESCALE = 1_000_000_000;

  private MuxerOptions() {}

  static Map<String, String> of(
      ContainerKind kind, TimeBase video, Collection<AVStream> copied, MuxerHandle muxer) {
    Map<String, String> options = new HashMap<>();
    if (kind.isMatroska()) {
      return options;
    }
    // Times are written as they are, negative ones too: an edit list says so.
    options.put("avoid_negative_ts", "disabled");
    options.put("video_track_timescale", Integer.toString(video.den()));
    options.put(
        "movie_timescale", Integer.toString(movieTimescale(video, copied, muxer.context())));
    boolean generalTags = Tags.exceedMp4(Dictionary.toMap(muxer.context().metadata()).keySet());
    options.put("movflags", generalTags ? "+faststart+use_metadata_tags" : "+faststart");
    return options;
  }

  /**
   * Edit lists count in it: the least common multiple of all tracks' rounds nothing. Chapter titles
   * are samples of a track that counts in it too, with durations of 31 bits.
   */
  private static int movieTimescale(
      TimeBase video, Collection<AVStream> copied, AVFormatContext output) {
    long limit = (long) Math.min(MAX_TIMESCALE, Integer.MAX_VALUE / longestChapter(output));
    BigInteger timescale = BigInteger.valueOf(Math.min(video.den(), limit));
    for (AVStream stream : copied) {
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
        BigInteger other = BigInteger.valueOf(Math.max(1, stream.codecpar().sample_rate()));
        BigInteger common = timescale.multiply(other).divide(timescale.gcd(other));
        timescale = common.compareTo(BigInteger.valueOf(limit)) <= 0 ? common : timescale;
      }
    }
    return timescale.intValueExact();
  }

  /** In seconds, at least 1. */
  private static double longestChapter(AVFormatContext output) {
    double longest = 1;
    for (int i = 0; i < output.nb_chapters(); i++) {
      AVChapter chapter = output.chapters(i);
      double ticks = (double) chapter.end() - chapter.start();
      longest = Math.max(longest, ticks * chapter.time_base().num() / chapter.time_base().den());
    }
    return longest;
  }
}
