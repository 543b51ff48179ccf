package org.veilmark.gateway.vendor.tencent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as the vendor writes them: {@code 2022-06-27T15:23:10+0800}. */
final class CiTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXX");
  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private CiTime() {}

  /** A time in milliseconds since the epoch; a dash for none. */
  static String write(@Nullable Long millis) {
    return millis == null ? "-" : FORMAT.format(Instant.ofEpochMilli(millis).atOffset(ZONE));
  }

  /**
   * Milliseconds since the epoch.
   *
   * @throws TencentException if it is written in another way
   */
  static long read(String text) throws TencentException {
    try {
      return OffsetDateTime.parse(text, FORMAT).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw TencentException.invalid("a time is not written like 2022-06-27T15:23:10+0800");
    }
  }
}
