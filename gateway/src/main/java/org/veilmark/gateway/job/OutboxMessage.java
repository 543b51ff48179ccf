package org.veilmark.gateway.job;

/**
 * A message to the service that has not been sent yet.
 *
 * @param channel where it goes
 * @param partitionKey messages with the same one stay in order
 * @param payload encoded
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record OutboxMessage(Channel channel, String partitionKey, byte[] payload) {}
