package org.veilmark.operators.intake;

import org.jspecify.annotations.Nullable;

/**
 * A message as a topic holds it, not looked into.
 *
 * @param topic where it came from
 * @param partition of the topic
 * @param offset in the partition
 * @param messageKey null if it has none
 * @param value null if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; Flink's serializer knows arrays.
public record Delivery(
    String topic,
    int partition,
    long offset,
    byte @Nullable [] messageKey,
    byte @Nullable [] value) {}
