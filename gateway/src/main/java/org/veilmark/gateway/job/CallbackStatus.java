package org.veilmark.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * How telling the end of a job went.
 *
 * @param state how far it has come
 * @param attempts how often it was tried
 * @param error why the last attempt failed, one line; null: it did not
 */
public record CallbackStatus(CallbackState state, int attempts, @Nullable String error) {}
