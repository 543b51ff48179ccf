package org.veilmark.gateway.vendor.alibaba.copyright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.TestJobs;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.JobTask;
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
class CopyrightOperationsTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Caller CALLER =
      new Caller("id", "one", Set.of(Role.SUBMIT, Role.QUERY), Set.of("films"), "key");

  private Database database;
  private JdbcJobStore store;
  private Jobs jobs;

  @BeforeEach
  void open() {
    database = TestDatabase.open();
    TestJobs parts = TestJobs.of(database, new Buckets(Map.of("films", "/srv/f")), CLOCK);
    store = parts.store();
    jobs = parts.jobs();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void totalTime_isAnEndInImsAndADurationInMps() throws Exception {
    Map<String, String> part = Map.of("StartTime", "5", "TotalTime", "20");

    assertThat(endOf(embed(new Ims(jobs, CLOCK), part))).isEqualTo(20_000_000);
    assertThat(endOf(embed(new Mps(jobs, CLOCK), part))).isEqualTo(25_000_000);
  }

  @Test
  void submit_longestTextsThatAreKept_areTakenAndLongerOnesRefused() throws Exception {
    String control = "\u0001".repeat(4096);

    assertThat(embed(new Mps(jobs, CLOCK), Map.of("Description", control))).hasSize(32);
    assertInvalid(new Ims(jobs, CLOCK), Map.of("Description", control + "x"));
  }

  @Test
  void callback_ofMps_isKeptAndListedUnlessItIsNoWebAddress() throws Exception {
    String id = embed(new Mps(jobs, CLOCK), Map.of("CallBack", "https://example.org/told"));

    JsonNode listed = call(new Mps(jobs, CLOCK), "QueryCopyrightJob", Map.of("JobId", id));
    assertThat(listed.path("Data").path(0).path("Callback").asText())
        .isEqualTo("https://example.org/told");
    assertThatThrownBy(() -> embed(new Mps(jobs, CLOCK), Map.of("CallBack", "file:///etc/passwd")))
        .isInstanceOfSatisfying(
            JobRefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(Refusal.CALLBACK_INVALID));
  }

  @Test
  void list_jobJustSubmitted_tellsItAndItsUser() throws Exception {
    String id = embed(new Ims(jobs, CLOCK), Map.of());

    JsonNode listed = call(new Ims(jobs, CLOCK), "QueryCopyrightJobList", Map.of("JobId", id));

    JsonNode job = listed.path("Data").path(0);
    assertThat(job.path("Status").asText()).isEqualTo("submitted");
    // The first 13 digits of what `printf one | sha256sum` says.
    assertThat(job.path("UserId").asLong()).isEqualTo(2085963523380235L);
  }

  @Test
  void list_jobThatCameByAnotherInterface_tellsItsObjects() throws Exception {
    JobTask task =
        JobTask.embed(
            new StoredObject("films", "a.mp4"), new StoredObject("films", "b.mp4"), "text");
    jobs.submit(CALLER, "j1", task, new JobForm("tencent", "DigitalWatermark", Map.of()), null);

    JsonNode answer = call(new Mps(jobs, CLOCK), "QueryCopyrightJob", Map.of("JobId", "j1"));

    JsonNode job = answer.path("Data").path(0);
    assertThat(job.path("Input").asText()).isEqualTo("{\"Bucket\":\"films\",\"Object\":\"a.mp4\"}");
    assertThat(job.path("Output").asText())
        .isEqualTo("{\"Bucket\":\"films\",\"Object\":\"b.mp4\"}");
  }

  @Test
  void extraction_waiting_has202AndNoMessage() throws Exception {
    Ims ims = new Ims(jobs, CLOCK);
    String id =
        call(ims, "SubmitCopyrightExtractJob", Map.of("Input", "oss://films/a.mp4"))
            .path("Data")
            .path("JobId")
            .asText();

    JsonNode answer = call(ims, "QueryCopyrightExtractJob", Map.of("JobId", id));

    assertThat(answer.path("StatusCode").asInt()).isEqualTo(202);
    assertThat(answer.path("Message").asText()).isEqualTo("waiting");
    assertThat(answer.path("Data").path("Message").isNull()).isTrue();
  }

  private long endOf(String jobId) {
    Long end = store.find("one", jobId).orElseThrow().task().endMicros();
    assertThat(end).isNotNull();
    return end;
  }

  private static void assertInvalid(Product product, Map<String, String> more) {
    assertThatThrownBy(() -> embed(product, more))
        .isInstanceOfSatisfying(
            AlibabaException.class, e -> assertThat(e.code()).isEqualTo("InvalidParameter"));
  }

  private static String embed(Product product, Map<String, String> more) throws Exception {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("Input", "oss://films/a.mp4");
    parameters.put("Output", "oss://films/b.mp4");
    parameters.put("Message", "text");
    return call(product, "SubmitCopyrightJob", parameters).path("Data").path("JobId").asText();
  }

  private static JsonNode call(Product product, String action, Map<String, String> parameters)
      throws Exception {
    HttpCall http =
        new HttpCall("id", "POST", "/", Parameters.NONE, Map.of(), new byte[0], "127.0.0.1");
    return product.operations().get(action).call(CALLER, new RpcCall(http, parameters));
  }
}
