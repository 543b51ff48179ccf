package org.veilmark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.veilmark.media.MediaLimits;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.JobRequest;

class VeilmarkGraphTest {
  private static final int PARALLELISM = 3;

  private static StreamGraph graph() throws Exception {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment();
    env.setParallelism(PARALLELISM);
    Path nowhere = Path.of("/nowhere");
    VeilmarkGraph.define(
        env,
        env.fromData(
                List.of(TestRequests.extract("job", nowhere)), new RecordType<>(JobRequest.class))
            .uid(Uids.REQUESTS),
        GraphOptions.of(
            MediaFactory.ffmpeg(MediaLimits.DEFAULT),
            KeySource.development(),
            Location.of(nowhere),
            "/nowhere"),
        records -> records.sinkTo(new DiscardingSink<>()).uid(Uids.RECORDS));
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(env.getConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    return env.getStreamGraph();
  }

  @Test
  void define_everyOperatorHasItsUid() throws Exception {
    List<String> constants =
        Stream.concat(
                Arrays.stream(Uids.class.getFields()).map(VeilmarkGraphTest::value),
                WaveUids.ALL.stream()
                    .flatMap(
                        wave ->
                            Stream.of(
                                wave.plans(),
                                wave.manifests(),
                                wave.release(),
                                wave.extract(),
                                wave.vote())))
            .toList();
    assertThat(graph().getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .containsExactlyInAnyOrderElementsOf(constants);
  }

  @Test
  void define_maxParallelismIsFixed() throws Exception {
    assertThat(graph().getStreamNodes())
        .extracting(StreamNode::getMaxParallelism)
        .containsOnly(GraphOptions.MAX_PARALLELISM);
  }

  @Test
  void define_heavyStagesAreAsWideAsTheirGates() throws Exception {
    Map<String, Integer> parallelism =
        graph().getStreamNodes().stream()
            .collect(
                Collectors.toMap(StreamNode::getTransformationUID, StreamNode::getParallelism));
    assertThat(parallelism)
        .containsEntry(Uids.RELEASE_EMBED, PARALLELISM)
        .containsEntry(Uids.EMBED_SEGMENT, PARALLELISM)
        .containsEntry("release-look", PARALLELISM)
        .containsEntry("extract-segment-look", PARALLELISM);
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
