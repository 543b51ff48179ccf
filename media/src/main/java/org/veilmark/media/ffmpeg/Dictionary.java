package org.veilmark.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Owns FFmpeg options on their way into a call, which takes out what it understood. */
final class Dictionary implements AutoCloseable {
  private final AVDictionary options = new AVDictionary(null);

  static Dictionary of(Map<String, String> entries) {
    Dictionary dictionary = new Dictionary();
    entries.forEach(dictionary::put);
    return dictionary;
  }

  AVDictionary options() {
    return options;
  }

  private void put(String name, String value) {
    AvError.check(put(options, name, value), "av_dict_set");
  }

  /** Keys that are still here after a call: it did not know them. */
  List<String> leftOver() {
    return new ArrayList<>(toMap(options).keySet());
  }

  @Override
  public void close() {
    avutil.av_dict_free(options);
  }

  /** Sets a tag in UTF-8, whatever the platform's charset. */
  static int put(AVDictionary dictionary, String name, String value) {
    try (BytePointer key = utf8(name);
        BytePointer text = utf8(value)) {
      return avutil.av_dict_set(dictionary, key, text, 0);
    }
  }

  /** A copy in Java, in order; damaged text is repaired. */
  static Map<String, String> toMap(@Nullable AVDictionary dictionary) {
    Map<String, String> map = new LinkedHashMap<>();
    if (dictionary == null || dictionary.isNull()) {
      return map;
    }
    AVDictionaryEntry entry = avutil.av_dict_iterate(dictionary, null);
    while (entry != null) {
      map.put(string(entry.key()), string(entry.value()));
      entry = avutil.av_dict_iterate(dictionary, entry);
    }
    return map;
  }

  private static BytePointer utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] terminated = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, terminated, 0, bytes.length);
    return new BytePointer(terminated);
  }

  private static String string(BytePointer text) {
    return new String(text.getStringBytes(), StandardCharsets.UTF_8);
  }
}
