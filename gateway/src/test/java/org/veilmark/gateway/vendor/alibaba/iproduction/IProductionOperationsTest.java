package org.veilmark.gateway.vendor.alibaba.iproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.TestJobs;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.job.Algorithm;
import org.veilmark.gateway.job.Cover;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Refusal;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.JdbcJobStore;
import org.veilmark.gateway.store.TestDatabase;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.Product;
import org.veilmark.gateway.vendor.alibaba.RpcCall;
import org.veilmark.gateway.vendor.alibaba.ims.Ims;
import org.veilmark.gateway.vendor.alibaba.mps.Mps;

/** The actions of both versions, with a real store. */
class IProductionOperationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NOW = 1_700_000_000_123L;
  private static final Caller CALLER =
      new Caller("id", "one", Set.of(Role.SUBMIT, Role.QUERY), Set.of("films"), "key");
  private static final String TEMPLATE =
      "oss://films.oss-cn-hangzhou.aliyuncs.com/out/{source}-{timestamp}-{sequenceId}.mp4";

  private Database database;
  private JdbcJobStore store;
  private Product ims;
  private Product mps;

  @BeforeEach
  void open() {
    InstantSource clock = () -> Instant.ofEpochMilli(NOW);
    database = TestDatabase.open();
    TestJobs parts = TestJobs.of(database, new Buckets(Map.of("films", "/srv/f")), clock);
    store = parts.store();
    Jobs jobs = parts.jobs();
    ims = new Ims(jobs, clock);
    mps = new Mps(jobs, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void submit_marking_isAnEmbeddingOfItsParameters() throws Exception {
    Job job =
        submitted(
            mps,
            Map.of(
                "JobParams",
                "{\"Message\":\"text\",\"Level\":1,\"algoType\":\"v1\",\"StartTime\":\"5\","
                    + "TotalTime:20}",
                "PipelineId",
                "urgent",
                "ScheduleParams",
                "{\"Priority\":10}",
                "UserData",
                "mine"));

    assertThat(job.task().kind()).isEqualTo(JobKind.EMBED);
    assertThat(job.task().message()).isEqualTo("text");
    assertThat(job.task().level()).isEqualTo(1);
    assertThat(job.task().algorithm()).isEqualTo(Algorithm.V1);
    assertThat(job.task().startMicros()).isEqualTo(5_000_000);
    assertThat(job.task().endMicros()).isEqualTo(25_000_000);
    assertThat(job.task().queue()).isEqualTo("urgent");
    assertThat(job.task().priority()).isEqualTo(2);
    assertThat(job.task().userData()).isEqualTo("mine");
  }

  @Test
  void submit_placeholders_areExpandedInTheJobAndToldAsTheyCame() throws Exception {
    Job job = submitted(mps, Map.of());

    assertThat(job.task().output())
        .isEqualTo(new StoredObject("films", "out/a.b-1700000000-1.mp4"));
    assertThat(query(mps, job.id()).path("Output").asText()).isEqualTo(TEMPLATE);
    assertThat(query(ims, submitted(ims, Map.of()).id()).at("/Output/Media").asText())
        .isEqualTo("oss://films/out/{source}-{timestamp}-{sequenceId}.mp4");
  }

  @Test
  void submit_nestedPlaceholderInTheInput_isNotExpandedAgain() throws Exception {
    Job job = submitted(mps, Map.of("Input", "oss://films/{timestamp}$1.mp4"));

    assertThat(job.task().output())
        .isEqualTo(new StoredObject("films", "out/{timestamp}$1-1700000000-1.mp4"));
  }

  @Test
  void submit_totalTimeInIms_isAnEnd() throws Exception {
    Job job =
        submitted(ims, Map.of("JobParams", "{\"Message\":\"m\",\"StartTime\":5,\"TotalTime\":20}"));

    assertThat(job.task().endMicros()).isEqualTo(20_000_000);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "6,0", "7,1", "8,1", "9,2", "10,2"})
  void submit_priority_isOnOurScaleAndToldOnTheirs(int asked, int ours) throws Exception {
    Job job =
        submitted(
            ims, Map.of("ScheduleConfig", "{\"PipelineId\":\"q\",\"Priority\":" + asked + "}"));

    assertThat(job.task().priority()).isEqualTo(ours);
    JsonNode schedule = query(ims, job.id()).path("ScheduleConfig");
    assertThat(schedule.path("Priority").asInt()).isEqualTo(asked);
    assertThat(schedule.path("PipelineId").asText()).isEqualTo("q");
  }

  @Test
  void submit_answer_hasTheIdAndInMpsAResultAsText() throws Exception {
    JsonNode answer = call(mps, "SubmitIProductionJob", marking(Map.of()));

    assertThat(answer.path("Result").isTextual()).isTrue();
    JsonNode result = JSON.readTree(answer.path("Result").asText());
    assertThat(result.path("JobId").asText()).hasSize(32).isEqualTo(answer.path("JobId").asText());
    assertThat(result.path("Code").asText()).isEqualTo("Success");
    assertThat(result.path("FunctionName").asText()).isEqualTo("CopyrightWatermark");
    assertThat(call(ims, "SubmitIProductionJob", marking(Map.of())).fieldNames())
        .toIterable()
        .containsExactly("JobId");
  }

  @Test
  void query_statesOfAJob_haveTheWordsOfEachVersion() throws Exception {
    String id = submitted(mps, Map.of()).id();
    assertStates(id, "Queuing", "Queuing");

    report(id, JobState.RUNNING, null, null);
    assertStates(id, "Analysing", "Analyzing");
    assertThat(query(mps, id).path("Result").isNull()).isTrue();

    report(id, JobState.SUCCEEDED, null, null);
    assertStates(id, "Success", "Success");
  }

  @Test
  void query_marked_tellsTheFileInTextOfTextOfJson() throws Exception {
    String id = submitted(mps, Map.of()).id();
    report(id, JobState.SUCCEEDED, null, null);

    JsonNode result = JSON.readTree(query(mps, id).path("Result").asText());

    assertThat(result.path("Code").asText()).isEqualTo("Success");
    assertThat(JSON.readTree(result.path("Data").asText()).at("/result/0/file").asText())
        .isEqualTo("out/a.b-1700000000-1.mp4");
    assertThat(query(ims, id).at("/OutputFiles/0").asText())
        .isEqualTo("oss://films/out/a.b-1700000000-1.mp4");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"hidden text,'{\"Message\":\"hidden text\"}'", "NONE,'{\"Message\":null}'"},
      nullValues = "NONE")
  void query_extraction_tellsWhatWasFound(@Nullable String text, String data) throws Exception {
    String id =
        call(
                ims,
                "SubmitIProductionJob",
                Map.of("FunctionName", "CopyrightWatermarkExtract", "Input", "oss://films/a.mp4"))
            .path("JobId")
            .asText();
    report(id, JobState.SUCCEEDED, null, new Finding(text, 1e-20));

    JsonNode answer = query(ims, id);

    assertThat(JSON.readTree(answer.path("Result").asText()).path("Data").asText()).isEqualTo(data);
    assertThat(answer.path("CreateTime").asText()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(answer.path("FinishTime").asText()).isEqualTo("1970-01-01T00:00:09Z");
    assertThat(answer.has("Output")).isFalse();
  }

  @Test
  void query_failed_tellsWhy() throws Exception {
    String id = submitted(ims, Map.of()).id();
    report(id, JobState.FAILED, new JobFailure("INPUT_NOT_FOUND", "there is no file"), null);

    JsonNode answer = query(ims, id);

    assertThat(answer.path("Status").asText()).isEqualTo("Fail");
    assertThat(JSON.readTree(answer.path("Result").asText()))
        .isEqualTo(
            JSON.readTree("{\"Code\":\"INPUT_NOT_FOUND\",\"Message\":\"there is no file\"}"));
  }

  @Test
  void query_jobOfAnotherOperation_isNotThere() throws Exception {
    String id =
        call(ims, "SubmitCopyrightExtractJob", Map.of("Input", "oss://films/a.mp4"))
            .at("/Data/JobId")
            .asText();

    assertThatThrownBy(() -> query(ims, id)).isInstanceOf(JobRefusedException.class);
  }

  @Test
  void query_covers_tellsEachWithItsScoreTimeAndName() throws Exception {
    Job job = submitted(mps, cover("{\"Model\":\"\",\"Count\":3}"));
    assertThat(job.task().kind()).isEqualTo(JobKind.COVER);
    assertThat(job.task().covers()).isEqualTo(3);
    assertThat(job.task().output())
        .isEqualTo(new StoredObject("films", "out/a.b-{sequenceId}.jpg"));
    List<Cover> covers = List.of(new Cover(2_500_000, 61.5), new Cover(0, 7));
    store.apply(
        new JobReport(
            job.id(),
            new JobStatus(JobState.SUCCEEDED, 100, 1L, 2L, null, null, covers),
            new byte[0]),
        NOW);

    JsonNode result = JSON.readTree(query(mps, job.id()).path("Result").asText());

    assertThat(JSON.readTree(result.path("Data").asText()))
        .isEqualTo(
            JSON.readTree(
                "[{\"Score\":61.5,\"Time\":2.5,\"Url\":\"oss://films/out/a.b-1.jpg\"},"
                    + "{\"Score\":7.0,\"Time\":0.0,\"Url\":\"oss://films/out/a.b-2.jpg\"}]"));
    assertThat(query(ims, job.id()).path("OutputFiles")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Model\":\"gif\"} | out/{sequenceId}.jpg | InvalidParameter.ResourceNotSupported",
        "{\"Count\":0} | out/{sequenceId}.jpg | InvalidParameter",
        "{\"Count\":65} | out/{sequenceId}.jpg | InvalidParameter",
        "{\"Count\":2} | out/cover.jpg | InvalidParameter",
        "{\"Count\":2} | {sequenceId}/cover.jpg | InvalidParameter",
        "{} | out/cover.png | InvalidParameter"
      })
  void submit_coverThatCannotBe_isRefused(String parameters, String name, String code) {
    Map<String, String> order = new HashMap<>(cover(parameters));
    order.put("Output", "oss://films/" + name);

    assertRefused(mps, order, code);
  }

  @Test
  void submit_coverWithoutParameters_isOne() throws Exception {
    Map<String, String> order = new HashMap<>(cover(""));
    order.put("Output", "oss://films/cover.JPG");

    assertThat(submitted(ims, order).task().covers()).isEqualTo(1);
  }

  private static Map<String, String> cover(String parameters) {
    return Map.of(
        "FunctionName",
        "Cover",
        "Output",
        "oss://films/out/{source}-{sequenceId}.jpg",
        "JobParams",
        parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VideoH2V", "copyrightwatermark", "Cover "})
  void submit_functionThatIsNotThere_isUnsupported(String name) {
    assertRefused(mps, Map.of("FunctionName", name), "InvalidParameter.ResourceNotSupported");
    assertRefused(ims, Map.of("FunctionName", name), "InvalidParameter.ResourceNotSupported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FunctionName | | MissingParameter",
        "Input | | MissingParameter",
        "Output | | MissingParameter",
        "JobParams | {} | MissingParameter",
        "JobParams | [] | InvalidParameter.JsonFormatInvalid",
        "JobParams | {\"Message\" | InvalidParameter.JsonFormatInvalid",
        "JobParams | {\"Mesage\":\"m\"} | InvalidParameter",
        "JobParams | {\"Message\":[\"m\"]} | InvalidParameter",
        "JobParams | {\"Message\":\"m\",\"Level\":3} | InvalidParameter",
        "JobParams | {\"Message\":\"m\",\"algoType\":\"v3\"} | InvalidParameter",
        "ModelId | model | InvalidParameter.ResourceNotSupported",
        "TemplateId | template | InvalidParameter.ResourceNotSupported",
        "ScheduleParams | {\"Priority\":11} | InvalidParameter",
        "ScheduleParams | {\"Priority\":\"high\"} | InvalidParameter"
      })
  void submit_parameterThatCannotBe_isRefused(String name, @Nullable String value, String code) {
    assertRefused(mps, Map.of(name, value == null ? "" : value), code);
  }

  @Test
  void submit_queueThatCannotBe_isRefused() {
    Map<String, String> order = marking(Map.of("PipelineId", "a/b"));

    assertThatThrownBy(() -> call(mps, "SubmitIProductionJob", order))
        .isInstanceOfSatisfying(
            JobRefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(Refusal.OUT_OF_RANGE));
  }

  @Test
  void submit_textsOfLimitedLength_areRefusedBeyondIt() throws Exception {
    assertThat(submitted(ims, Map.of("UserData", "x".repeat(256))).task().userData()).hasSize(256);
    assertRefused(ims, Map.of("UserData", "x".repeat(257)), "InvalidParameter");
    assertRefused(ims, Map.of("Name", "x".repeat(101)), "InvalidParameter");
    assertRefused(mps, Map.of("NotifyUrl", "x".repeat(1025)), "InvalidParameter");
    assertRefused(
        ims, Map.of("Output", "oss://films/" + "{source}".repeat(600)), "InvalidParameter");
  }

  @Test
  void submit_longestTextsThatAreKept_areTaken() throws Exception {
    String control = "\u0001".repeat(4000);

    Job job =
        submitted(
            mps,
            Map.of(
                "JobParams",
                "{\"Message\":\"m\"}" + " ".repeat(4081),
                "NotifyUrl",
                "\u0001".repeat(1024),
                "FunctionName",
                "CopyrightWatermark"));
    assertThat(job.form().details().get("JobParams")).hasSize(4096);
    String extraction =
        call(
                mps,
                "SubmitIProductionJob",
                Map.of(
                    "FunctionName",
                    "CopyrightWatermarkExtract",
                    "Input",
                    "oss://films/a.mp4",
                    "Output",
                    "oss://films/" + control,
                    "NotifyUrl",
                    "\u0001".repeat(1024)))
            .path("JobId")
            .asText();
    assertThat(extraction).hasSize(32);
  }

  private void assertStates(String id, String inMps, String inIms) throws Exception {
    assertThat(query(mps, id).path("State").asText()).isEqualTo(inMps);
    assertThat(query(ims, id).path("Status").asText()).isEqualTo(inIms);
  }

  private void assertRefused(Product product, Map<String, String> more, String code) {
    assertThatThrownBy(() -> call(product, "SubmitIProductionJob", marking(more)))
        .isInstanceOfSatisfying(AlibabaException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void report(
      String id, JobState state, @Nullable JobFailure failure, @Nullable Finding finding) {
    store.apply(
        new JobReport(
            id,
            new JobStatus(state, 0, 5000L, state.isFinal() ? 9000L : null, failure, finding),
            new byte[0]),
        NOW);
  }

  private Job submitted(Product product, Map<String, String> more) throws Exception {
    String id = call(product, "SubmitIProductionJob", marking(more)).path("JobId").asText();
    return store.find("one", id).orElseThrow();
  }

  private static Map<String, String> marking(Map<String, String> more) {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "FunctionName",
                "CopyrightWatermark",
                "Input",
                "oss://films/in/a.b.mp4",
                "Output",
                TEMPLATE,
                "JobParams",
                "{\"Message\":\"text\"}"));
    parameters.putAll(more);
    return parameters;
  }

  private static JsonNode query(Product product, String id) throws Exception {
    return call(product, "QueryIProductionJob", Map.of("JobId", id));
  }

  private static JsonNode call(Product product, String action, Map<String, String> parameters)
      throws Exception {
    HttpCall http =
        new HttpCall("id", "POST", "/", Parameters.NONE, Map.of(), new byte[0], "127.0.0.1");
    return product.operations().get(action).call(CALLER, new RpcCall(http, parameters));
  }
}
