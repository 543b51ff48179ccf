package org.veilmark.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * A job.
 *
 * @param id by which everybody knows it
 * @param account whose it is
 * @param submittedBy id of the access key that it was asked for by; empty for a job of long ago
 * @param task what is to be done
 * @param keyId id of the secret key of the mark
 * @param form how it was asked for
 * @param callback where its end is to be told; null: nowhere
 * @param callbackStatus how telling it went; null before the end
 * @param submittedAtMillis when it was asked for, in milliseconds since the epoch
 * @param changedAtMillis when something of it changed last
 * @param status where it stands
 */
public record Job(
    String id,
    String account,
    String submittedBy,
    JobTask task,
    String keyId,
    JobForm form,
    @Nullable Callback callback,
    @Nullable CallbackStatus callbackStatus,
    long submittedAtMillis,
    long changedAtMillis,
    JobStatus status) {}
