package org.veilmark.jobs.service;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.Uids;
import org.veilmark.jobs.VeilmarkGraph;
import org.veilmark.operators.admit.AdmitJobs;
import org.veilmark.operators.admit.StartJobs;
import org.veilmark.operators.finish.JobStates;
import org.veilmark.operators.finish.SettleJobs;
import org.veilmark.operators.intake.DecodeEvents;
import org.veilmark.operators.intake.JobEvent;
import org.veilmark.operators.release.GateOptions;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.DeadLetter;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.ProgressReport;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

/**
 * The graph between the topics of a service: requests and commands are decoded, admitted by job id,
 * and wait in their queues; what starts goes through the graph that all ways of running share; what
 * comes out is settled by job id and written.
 */
public final class ServiceGraph {
  /** All that concerns queues has this key, because they share the service. */
  private static final String ALL_QUEUES = "queues";

  private final StreamExecutionEnvironment env;
  private final Topics topics;
  private final KafkaEndpoints endpoints;
  private final ServiceOptions options;

  private ServiceGraph(StreamExecutionEnvironment env, KafkaClient client, ServiceOptions options) {
    this.env = env;
    this.options = options;
    topics = client.topics();
    endpoints = new KafkaEndpoints(client);
  }

  /** Adds the graph to {@code env}, which makes checkpoints. */
  public static void define(
      StreamExecutionEnvironment env, KafkaClient client, ServiceOptions options) {
    new ServiceGraph(env, client, options).define();
  }

  private void define() {
    SingleOutputStreamOperator<JobEvent> requests =
        events(topics.requests(), Uids.REQUESTS, JobRequest.class, ServiceUids.DECODE_REQUESTS);
    SingleOutputStreamOperator<JobEvent> control =
        events(
            topics.control(),
            ServiceUids.CONTROL,
            ControlMessage.class,
            ServiceUids.DECODE_CONTROL);
    SingleOutputStreamOperator<JobEvent> credits =
        events(
            topics.credits(), ServiceUids.CREDITS_IN, GateSignal.class, ServiceUids.DECODE_CREDITS);
    SingleOutputStreamOperator<JobEvent> admitted = admit(requests.union(control, credits));
    SingleOutputStreamOperator<JobRequest> started = start(admitted, control);

    GraphOptions graph = options.graph();
    GovernedGates gates =
        new GovernedGates(
            started.getSideOutput(StartJobs.SIGNALS),
            credits,
            GateOptions.of(graph.segmentTimeLimit(), graph.jobTimeLimit()));
    VeilmarkGraph.define(
        env,
        started,
        graph,
        gates,
        records ->
            settle(
                records.union(
                    admitted.getSideOutput(AdmitJobs.RECORDS),
                    started.getSideOutput(StartJobs.RECORDS)),
                gates));
    gates
        .progress()
        .sinkTo(
            endpoints.atLeastOnce(
                topics.progress(), ProgressReport.class, ProgressReport::getJobId))
        .uid(ServiceUids.PROGRESS)
        .name("Progress");
    deadLetters(requests)
        .union(deadLetters(control), deadLetters(credits))
        .sinkTo(endpoints.atLeastOnce(topics.deadLetters(), DeadLetter.class, letter -> null))
        .uid(ServiceUids.DEAD_LETTERS)
        .name("Dead letters");
  }

  private SingleOutputStreamOperator<JobEvent> events(
      String topic, String sourceUid, Class<? extends SpecificRecordBase> type, String uid) {
    return endpoints
        .deliveries(env, topic, sourceUid, "Topic " + topic)
        .process(new DecodeEvents(type))
        .uid(uid)
        .name("Decode " + type.getSimpleName());
  }

  private static DataStream<DeadLetter> deadLetters(SingleOutputStreamOperator<JobEvent> events) {
    return events.getSideOutput(DecodeEvents.DEAD_LETTERS);
  }

  private SingleOutputStreamOperator<JobEvent> admit(DataStream<JobEvent> events) {
    return events
        .filter(JobEvent::isOfJob)
        .uid(ServiceUids.JOB_EVENTS)
        .name("Events of jobs")
        .keyBy(JobEvent::jobId, Types.STRING)
        // Longer than the end of the graph, which would hold back the records of a new job.
        .process(new AdmitJobs(options.remembersJobs().plusHours(1)))
        .uid(ServiceUids.ADMIT_JOBS)
        .name("Admit jobs");
  }

  private SingleOutputStreamOperator<JobRequest> start(
      DataStream<JobEvent> admitted, DataStream<JobEvent> control) {
    return admitted
        .union(
            control
                .filter(JobEvent::isOfQueue)
                .uid(ServiceUids.QUEUE_EVENTS)
                .name("Events of queues"))
        .keyBy(event -> ALL_QUEUES, Types.STRING)
        .process(new StartJobs(options.queues()))
        .uid(ServiceUids.START_JOBS)
        .name("Start jobs");
  }

  private void settle(DataStream<JobRecord> records, GovernedGates gates) {
    SingleOutputStreamOperator<JobRecord> settled =
        records
            .keyBy(JobRecord::getJobId, Types.STRING)
            .process(new SettleJobs(options.remembersJobs()))
            .uid(ServiceUids.SETTLE_JOBS)
            .name("Settle jobs");
    settled
        .sinkTo(endpoints.exactlyOnce(topics.records(), JobRecord.class, JobRecord::getJobId))
        .uid(Uids.RECORDS)
        .name("Records");
    settled
        .filter(record -> JobStates.isFinal(record.getState()))
        .uid(ServiceUids.FINAL_RECORDS)
        .name("Final records")
        .sinkTo(endpoints.exactlyOnce(topics.results(), JobRecord.class, JobRecord::getJobId))
        .uid(ServiceUids.RESULTS)
        .name("Results");
    gates
        .credits(settled.getSideOutput(SettleJobs.DONE))
        .sinkTo(endpoints.atLeastOnce(topics.credits(), GateSignal.class, GateSignal::getJobId))
        .uid(ServiceUids.CREDITS)
        .name("Credits");
  }
}
