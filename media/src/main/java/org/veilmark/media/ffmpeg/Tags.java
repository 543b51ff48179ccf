package org.veilmark.media.ffmpeg;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/** Metadata that an output takes over from the host. */
final class Tags {
  /** About the host's container, not its content; upper case comes from Matroska. */
  private static final Set<String> CONTAINER =
      Set.of("major_brand", "minor_version", "compatible_brands");

  /** About the host's coding of the video. */
  private static final Set<String> CODING =
      Set.of("encoder", "bps", "duration", "number_of_frames", "number_of_bytes");

  private static final String STATISTICS = "_statistics";

  /** What the MP4 muxer has boxes of its own for; anything else needs its general form. */
  private static final Set<String> MP4 =
      Set.of(
          "title",
          "artist",
          "album_artist",
          "album",
          "composer",
          "comment",
          "genre",
          "date",
          "copyright",
          "description",
          "synopsis",
          "lyrics",
          "grouping",
          "encoder",
          "show",
          "episode_id",
          "network",
          "keywords",
          "track",
          "disc",
          "creation_time",
          "location",
          "media_type",
          "compilation",
          "gapless_playback",
          "hd_video",
          "season_number",
          "episode_sort",
          "make",
          "model",
          "performer");

  private Tags() {}

  /** Tags of the whole file. */
  static @Nullable AVDictionary ofFile(AVFormatContext host) {
    return toNative(select(host.metadata(), name -> !CONTAINER.contains(name)));
  }

  /** Tags of a stream whose packets are copied; their statistics stay true. */
  static @Nullable AVDictionary ofCopiedStream(AVStream host) {
    return toNative(select(host.metadata(), name -> true));
  }

  /** Tags of a stream that was encoded anew. */
  static @Nullable AVDictionary ofEncodedStream(AVStream host) {
    return toNative(
        select(host.metadata(), name -> !CODING.contains(name) && !name.startsWith(STATISTICS)));
  }

  /** All tags. */
  static @Nullable AVDictionary copyOf(@Nullable AVDictionary host) {
    return toNative(Dictionary.toMap(host));
  }

  /** Whether the MP4 muxer would lose one of {@code names} in its usual form. */
  static boolean exceedMp4(Set<String> names) {
    return names.stream().anyMatch(name -> !MP4.contains(name.replaceFirst("-.*", "")));
  }

  private static Map<String, String> select(@Nullable AVDictionary host, Predicate<String> wanted) {
    Map<String, String> tags = new LinkedHashMap<>(Dictionary.toMap(host));
    tags.keySet().removeIf(name -> !wanted.test(name.toLowerCase(Locale.ROOT)));
    return tags;
  }

  /** A dictionary for a native structure to own, null where there is nothing. */
  private static @Nullable AVDictionary toNative(Map<String, String> tags) {
    AVDictionary dictionary = new AVDictionary(null);
    tags.forEach((name, value) -> AvError.check(Dictionary.put(dictionary, name, value), name));
    return dictionary.isNull() ? null : dictionary;
  }
}
