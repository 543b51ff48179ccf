package org.veilmark.gateway.job;

/**
 * What the service says of a job.
 *
 * @param jobId the job
 * @param status where it stands
 * @param record all that the service said, encoded as it came
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record JobReport(String jobId, JobStatus status, byte[] record) {}
