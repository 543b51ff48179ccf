package org.veilmark.operators.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.operators.assemble.AssemblyTask;
import org.veilmark.operators.assemble.PublishOutput;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.extract.ExtractSegment;
import org.veilmark.operators.io.AllowedRoots;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.MediaFactory;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.PlanOptions;
import org.veilmark.operators.plan.PlanSegments;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.operators.stage.StageSegment;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.testing.HarnessRuns;
import org.veilmark.operators.testing.Samples;
import org.veilmark.operators.testing.SharedMedia;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;

/** Every step that opens files refuses those that lie elsewhere, whatever the steps before did. */
@Timeout(60)
class OpenedLocationsTest {
  private static final KeySource KEYS = KeySource.development();

  @TempDir private Path directory;

  private <I, O> O run(AsyncFunction<I, O> function, I input, Class<I> from, Class<O> to)
      throws Exception {
    // The harness around a new operator.
    @SuppressWarnings("try")
    final class Harness extends OneInputStreamOperatorTestHarness<I, O> {
      Harness() throws Exception {
        super(
            new AsyncWaitOperatorFactory<>(
                function, /* timeout= */ 0, /* capacity= */ 1, OutputMode.UNORDERED),
            TypeInformation.of(from).createSerializer(new SerializerConfigImpl()));
      }
    }
    List<O> output =
        new HarnessRuns<Harness, O>(Harness::new, to)
            .straight(List.of(harness -> harness.processElement(input, 0), Harness::endInput));
    assertThat(output).hasSize(1);
    return output.get(0);
  }

  private MediaFactory media() {
    return SharedMedia.of(directory.toString(), new FakeMedia(4, 2));
  }

  private AllowedRoots roots() {
    return new AllowedRoots(List.of(directory.toString()));
  }

  private WorkOptions work() {
    return new WorkOptions(directory.toString(), 1, Duration.ofSeconds(30), roots());
  }

  private String inside(String name) {
    return directory.resolve(name).toString();
  }

  private static void assertForbidden(JobError error, String location) {
    assertThat(error.getCode()).isEqualTo("LOCATION_FORBIDDEN");
    assertThat(error.getMessage()).contains(location);
  }

  private SegmentPlan plan(JobRequest request) throws Exception {
    PlanOptions options =
        new PlanOptions(
            Location.of(directory),
            directory.toString(),
            SegmentLimits.DEFAULT,
            1,
            Duration.ofSeconds(30),
            roots());
    return run(
        new PlanSegments(media(), KEYS, options, Clock.systemUTC()),
        request,
        JobRequest.class,
        SegmentPlan.class);
  }

  @Test
  void plan_inputElsewhere_isForbidden() throws Exception {
    SegmentPlan plan = plan(Samples.request("job", JobKind.EXTRACT).build());
    assertForbidden(plan.getManifest().getError(), "/nowhere/host.mp4");
  }

  @Test
  void plan_outputElsewhere_isForbidden() throws Exception {
    SegmentPlan plan =
        plan(Samples.request("job", JobKind.EMBED).setInputUri(inside("host.mp4")).build());
    assertForbidden(plan.getManifest().getError(), "/nowhere/marked.mp4");
  }

  @Test
  void embed_inputOrStagingElsewhere_isForbidden() throws Exception {
    SegmentDescriptor input =
        Samples.descriptor("job", JobKind.EMBED, 0).setStagedUri(inside("staged")).build();
    assertForbidden(embed(input).getError(), "/nowhere/host.mp4");
    SegmentDescriptor staged =
        Samples.descriptor("job", JobKind.EMBED, 0).setInputUri(inside("host.mp4")).build();
    assertForbidden(embed(staged).getError(), "/nowhere/staged");
  }

  private SegmentOutput embed(SegmentDescriptor descriptor) throws Exception {
    return run(
        new StageSegment(EngineFactory.inProcess(media()), KEYS, work()),
        descriptor,
        SegmentDescriptor.class,
        SegmentOutput.class);
  }

  @Test
  void extract_inputElsewhere_isForbidden() throws Exception {
    SegmentEvidence evidence =
        run(
            new ExtractSegment(EngineFactory.inProcess(media()), KEYS, work()),
            Samples.descriptor("job", JobKind.EXTRACT, 0).build(),
            SegmentDescriptor.class,
            SegmentEvidence.class);
    assertForbidden(evidence.getError(), "/nowhere/host.mp4");
  }

  @Test
  void assemble_outputElsewhere_isForbidden() throws Exception {
    JobRequest request =
        Samples.request("job", JobKind.EMBED).setInputUri(inside("host.mp4")).build();
    JobRecord record =
        run(
            new PublishOutput(media(), work()),
            new AssemblyTask(Samples.manifest(request, 1), List.of(Samples.output("job", 0))),
            AssemblyTask.class,
            JobRecord.class);
    assertForbidden(record.getError(), "/nowhere/marked.mp4");
  }
}
