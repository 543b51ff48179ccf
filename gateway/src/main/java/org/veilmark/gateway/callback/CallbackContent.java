package org.veilmark.gateway.callback;

/**
 * What is told of the end of a job.
 *
 * @param contentType of the body
 * @param body as it goes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record CallbackContent(String contentType, byte[] body) {}
