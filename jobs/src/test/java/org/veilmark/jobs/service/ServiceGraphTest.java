package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.veilmark.jobs.GraphOptions;
import org.veilmark.jobs.TestRequests;
import org.veilmark.jobs.Uids;
import org.veilmark.jobs.VeilmarkGraph;
import org.veilmark.jobs.WaveUids;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;

class ServiceGraphTest {
  private static final Path NOWHERE = Path.of("/nowhere");
  private static final GraphOptions OPTIONS =
      GraphOptions.of(
          MediaFactory.ffmpeg(MediaLimits.DEFAULT),
          KeySource.development(),
          Location.of(NOWHERE),
          "/nowhere");

  private static Set<String> uids(StreamExecutionEnvironment env) {
    return env.getStreamGraph().getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> localUids() throws Exception {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment();
    VeilmarkGraph.define(
        env,
        env.fromData(
                List.of(TestRequests.extract("job", NOWHERE)), new RecordType<>(JobRequest.class))
            .uid(Uids.REQUESTS),
        OPTIONS,
        records -> records.sinkTo(new DiscardingSink<>()).uid(Uids.RECORDS));
    return uids(env);
  }

  private static StreamExecutionEnvironment service() {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment();
    env.enableCheckpointing(1000);
    ServiceGraph.define(
        env,
        new KafkaClient("localhost:9092", new Topics("test."), new Properties()),
        ServiceOptions.of(OPTIONS));
    return env;
  }

  /** A sink that commits is two operators; the writer has the uid. */
  private static Stream<String> sink(String uid) {
    return Stream.of(uid, "Sink Committer: " + uid);
  }

  @Test
  void define_uids_areThoseOfTheLocalGraphAndTheListedOnes() throws Exception {
    List<String> gates =
        Stream.concat(Stream.of(Uids.RELEASE_EMBED), WaveUids.ALL.stream().map(WaveUids::release))
            .toList();
    Stream<String> own =
        Stream.of(
            ServiceUids.DECODE_REQUESTS,
            ServiceUids.CONTROL,
            ServiceUids.DECODE_CONTROL,
            ServiceUids.CREDITS_IN,
            ServiceUids.DECODE_CREDITS,
            ServiceUids.JOB_EVENTS,
            ServiceUids.ADMIT_JOBS,
            ServiceUids.QUEUE_EVENTS,
            ServiceUids.START_JOBS,
            ServiceUids.SETTLE_JOBS,
            ServiceUids.FINAL_RECORDS);
    Stream<String> sinks =
        Stream.of(
                Uids.RECORDS,
                ServiceUids.RESULTS,
                ServiceUids.CREDITS,
                ServiceUids.PROGRESS,
                ServiceUids.DEAD_LETTERS)
            .flatMap(ServiceGraphTest::sink);
    Stream<String> ofGates =
        gates.stream()
            .flatMap(
                gate ->
                    Stream.of(
                        ServiceUids.creditsTo(gate),
                        ServiceUids.creditsFrom(gate),
                        ServiceUids.cancelledAt(gate)));
    Set<String> expected = localUids();
    Stream.of(own, sinks, ofGates).flatMap(all -> all).forEach(expected::add);
    assertThat(uids(service())).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void define_maxParallelismIsFixed() {
    assertThat(service().getStreamGraph().getStreamNodes())
        .extracting(StreamNode::getMaxParallelism)
        .containsOnly(GraphOptions.MAX_PARALLELISM);
  }
}
