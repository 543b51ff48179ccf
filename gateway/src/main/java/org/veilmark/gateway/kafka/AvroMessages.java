package org.veilmark.gateway.kafka;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Channel;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.JobQueue;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.Messages;
import org.veilmark.gateway.job.OutboxMessage;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.ControlCommand;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.codec.RecordCodec;

/** Messages as the service reads them. */
public final class AvroMessages implements Messages {
  private final RecordCodec<JobRequest> requests = new RecordCodec<>(JobRequest.class);
  private final RecordCodec<ControlMessage> controls = new RecordCodec<>(ControlMessage.class);
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  /** Messages that say when they were made. */
  public AvroMessages(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public OutboxMessage request(Job job, String inputUri, @Nullable String outputUri) {
    JobTask task = job.task();
    JobRequest request =
        JobRequest.newBuilder()
            .setJobId(job.id())
            .setKind(kind(task.kind()))
            .setInputUri(inputUri)
            .setOutputUri(outputUri)
            .setMessage(task.message())
            .setAlgorithm(
                task.algorithm() == null ? null : Algorithm.valueOf(task.algorithm().name()))
            .setLevel(task.level())
            .setStartMicros(task.startMicros())
            .setEndMicros(task.endMicros())
            .setKeyId(job.keyId())
            .setPriority(task.priority())
            .setQueue(ServiceQueues.of(job.account(), task.queue()))
            .setUserData(task.userData())
            .setNonce(task.kind() == JobKind.EMBED ? random.nextLong() : null)
            .setWantsMarkSample(task.kind() == JobKind.EMBED)
            .setCovers(task.covers())
            .setSubmittedAtMillis(job.submittedAtMillis())
            .build();
    return new OutboxMessage(Channel.REQUESTS, job.id(), requests.encode(request));
  }

  private static org.veilmark.schema.JobKind kind(JobKind kind) {
    return switch (kind) {
      case EMBED -> org.veilmark.schema.JobKind.EMBED;
      case EXTRACT -> org.veilmark.schema.JobKind.EXTRACT;
      case COVER -> org.veilmark.schema.JobKind.COVER;
    };
  }

  @Override
  public OutboxMessage hold(JobQueue queue) {
    String name = ServiceQueues.of(queue.account(), queue.name());
    ControlMessage message =
        ControlMessage.newBuilder()
            .setCommand(queue.isPaused() ? ControlCommand.PAUSE_QUEUE : ControlCommand.RESUME_QUEUE)
            .setQueue(name)
            .setSentAtMillis(clock.millis())
            .build();
    return new OutboxMessage(Channel.CONTROL, name, controls.encode(message));
  }

  @Override
  public OutboxMessage cancel(String jobId) {
    ControlMessage message =
        ControlMessage.newBuilder()
            .setCommand(ControlCommand.CANCEL_JOB)
            .setJobId(jobId)
            .setSentAtMillis(clock.millis())
            .build();
    return new OutboxMessage(Channel.CONTROL, jobId, controls.encode(message));
  }
}
