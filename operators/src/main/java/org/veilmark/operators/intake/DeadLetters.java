package org.veilmark.operators.intake;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.DeadLetter;

/** What is kept of messages that could not be understood. */
final class DeadLetters {
  /** A larger message stays in its own topic only; the letter says where. */
  static final int MAX_ORIGINAL_BYTES = 1 << 20;

  private static final int MAX_REASON_LENGTH = 1000;

  private DeadLetters() {}

  static DeadLetter of(Delivery delivery, RefusedMessageException why, long nowMillis) {
    return DeadLetter.newBuilder()
        .setTopic(delivery.topic())
        .setPartition(delivery.partition())
        .setOffset(delivery.offset())
        .setCode(why.code().name())
        .setReason(shortened(why.getMessage()))
        .setMessageKey(kept(delivery.messageKey()))
        .setOriginal(kept(delivery.value()))
        .setReceivedAtMillis(nowMillis)
        .build();
  }

  private static @Nullable ByteBuffer kept(byte @Nullable [] bytes) {
    return bytes == null || bytes.length > MAX_ORIGINAL_BYTES ? null : ByteBuffer.wrap(bytes);
  }

  private static String shortened(String reason) {
    return reason.length() <= MAX_REASON_LENGTH ? reason : reason.substring(0, MAX_REASON_LENGTH);
  }
}
