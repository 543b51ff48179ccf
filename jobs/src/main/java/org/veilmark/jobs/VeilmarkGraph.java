package org.veilmark.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.veilmark.operators.assemble.GatherSegments;
import org.veilmark.operators.assemble.PublishOutput;
import org.veilmark.operators.extract.ExtractSegment;
import org.veilmark.operators.finish.FinishJobs;
import org.veilmark.operators.plan.ManifestOf;
import org.veilmark.operators.plan.PlanSegments;
import org.veilmark.operators.plan.PlansOfBranch;
import org.veilmark.operators.plan.PlansOfWave;
import org.veilmark.operators.stage.StageSegment;
import org.veilmark.operators.vote.VotePayload;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;

/** The graph that the local command line, the batch job and the service share. */
public final class VeilmarkGraph {
  /** Long work has a time limit of its own, which starts when the work does. */
  private static final long NO_TIMEOUT = 0;

  private final GraphOptions options;
  private final Gates gates;
  private final boolean checkpointed;

  private VeilmarkGraph(GraphOptions options, Gates gates, boolean checkpointed) {
    this.options = options;
    this.gates = gates;
    this.checkpointed = checkpointed;
  }

  /**
   * Adds the graph to {@code env}, with gates that hold nothing back.
   *
   * @param requests with their uid set
   * @param records attaches the sinks, with their uids; gets exactly one final record a request
   */
  public static void define(
      StreamExecutionEnvironment env,
      DataStream<JobRequest> requests,
      GraphOptions options,
      Consumer<DataStream<JobRecord>> records) {
    define(env, requests, options, new OpenGates(), records);
  }

  /** The same with other gates. */
  public static void define(
      StreamExecutionEnvironment env,
      DataStream<JobRequest> requests,
      GraphOptions options,
      Gates gates,
      Consumer<DataStream<JobRecord>> records) {
    env.configure(houseRules());
    env.setMaxParallelism(GraphOptions.MAX_PARALLELISM);
    boolean checkpointed = env.getCheckpointConfig().isCheckpointingEnabled();
    records.accept(new VeilmarkGraph(options, gates, checkpointed).define(requests));
  }

  /** What every run of the graph is configured with. */
  private static Configuration houseRules() {
    Configuration rules = new Configuration();
    rules.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    rules.set(PipelineOptions.GENERIC_TYPES, false);
    rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Records are few and somebody waits for each.
    rules.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    return rules;
  }

  private DataStream<JobRecord> define(DataStream<JobRequest> requests) {
    DataStream<SegmentPlan> plans =
        async(
            // A source of one subtask would chain all planning to itself.
            requests.rebalance(),
            new PlanSegments(options.media(), options.keys(), options.planning(), options.clock()),
            options.planning().capacity(),
            Uids.PLAN_SEGMENTS,
            "Plan segments");
    return write(plans)
        .union(extract(plans))
        .process(new FinishJobs(options.stagingRoot(), checkpointed))
        .uid(Uids.FINISH_JOBS)
        .name("Finish jobs");
  }

  /** Embeddings and covers; the uids are from when there were no covers. */
  private DataStream<JobRecord> write(DataStream<SegmentPlan> allPlans) {
    DataStream<SegmentPlan> plans =
        allPlans
            .filter(new PlansOfBranch(/* writes= */ true))
            .uid(Uids.EMBED_PLANS)
            .name("Plans of jobs that write");
    DataStream<JobManifest> manifests =
        plans.map(new ManifestOf()).uid(Uids.EMBED_MANIFESTS).name("Manifests of jobs that write");
    DataStream<SegmentOutput> outputs =
        async(
            release(plans, Uids.RELEASE_EMBED, "Release segments to be staged"),
            new StageSegment(options.engines(), options.keys(), options.segmentWork()),
            options.segmentWork().capacity(),
            Uids.EMBED_SEGMENT,
            "Stage segment");
    return async(
        manifests
            .keyBy(JobManifest::getJobId, Types.STRING)
            .connect(
                gates
                    .outputs(outputs, Uids.RELEASE_EMBED)
                    .keyBy(SegmentOutput::getJobId, Types.STRING))
            .process(new GatherSegments(options.remembersSettled()))
            .uid(Uids.GATHER_SEGMENTS)
            .name("Gather segments"),
        new PublishOutput(options.media(), options.assembly()),
        options.assembly().capacity(),
        Uids.ASSEMBLE_VIDEO,
        "Publish output");
  }

  /** Three stages, unrolled; what one leaves undecided goes on to a later one. */
  private DataStream<JobRecord> extract(DataStream<SegmentPlan> allPlans) {
    DataStream<SegmentPlan> waiting =
        allPlans
            .filter(new PlansOfBranch(/* writes= */ false))
            .uid(Uids.EXTRACT_PLANS)
            .name("Plans of extractions");
    List<DataStream<JobRecord>> records = new ArrayList<>();
    for (WaveUids wave : WaveUids.ALL) {
      SingleOutputStreamOperator<JobRecord> votes = extract(waiting, wave);
      records.add(votes);
      waiting = waiting.union(votes.getSideOutput(VotePayload.NEXT));
    }
    return records.stream().reduce((some, more) -> some.union(more)).orElseThrow();
  }

  private SingleOutputStreamOperator<JobRecord> extract(
      DataStream<SegmentPlan> waiting, WaveUids wave) {
    DataStream<SegmentPlan> plans =
        waiting
            .filter(new PlansOfWave(wave.wave()))
            .uid(wave.plans())
            .name("Plans: " + wave.title());
    DataStream<JobManifest> manifests =
        plans.map(new ManifestOf()).uid(wave.manifests()).name("Manifests: " + wave.title());
    DataStream<SegmentEvidence> evidence =
        async(
            release(plans, wave.release(), "Release segments: " + wave.title()),
            new ExtractSegment(options.engines(), options.keys(), options.segmentWork()),
            options.segmentWork().capacity(),
            wave.extract(),
            "Extract from segment: " + wave.title());
    return manifests
        .keyBy(JobManifest::getJobId, Types.STRING)
        .connect(
            gates.evidence(evidence, wave.release()).keyBy(SegmentEvidence::getJobId, Types.STRING))
        .process(new VotePayload(options.keys(), options.remembersSettled()))
        .uid(wave.vote())
        .name("Vote on payload: " + wave.title());
  }

  private DataStream<SegmentDescriptor> release(
      DataStream<SegmentPlan> plans, String uid, String name) {
    return gates.release(plans, uid, name).keyBy(SegmentDescriptor::getLane, Types.INT);
  }

  private static <I, O> DataStream<O> async(
      DataStream<I> input, AsyncFunction<I, O> function, int capacity, String uid, String name) {
    return AsyncDataStream.unorderedWait(
            input, function, NO_TIMEOUT, TimeUnit.MILLISECONDS, capacity)
        .uid(uid)
        .name(name);
  }
}
