package org.veilmark.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.veilmark.gateway.console.ConsoleRig.EXTRACTION;
import static org.veilmark.gateway.console.ConsoleRig.JSON;
import static org.veilmark.gateway.console.ConsoleRig.SECRET;
import static org.veilmark.gateway.console.ConsoleRig.read;
import static org.veilmark.gateway.console.ConsoleRig.submitted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.console.ConsoleRig.Browser;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.job.Algorithm;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;

/** Jobs as the page shows and submits them. */
class ConsoleJobsTest {
  private static final String COVER = "{'kind':'COVER','input':{'bucket':'films','name':'a'},";

  private final ConsoleRig rig = new ConsoleRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void submit_wholeForm_isKeptAsAsked() throws Exception {
    Browser browser = rig.browser("one");
    String form =
        """
        {"kind":"EMBED","input":{"bucket":"films","name":"a <b>.mp4"},
         "output":{"bucket":"films","name":"out/m.mp4"},"message":"版权","algorithm":"V1","level":0,
         "startSeconds":1.5,"endSeconds":20,"priority":2,"queue":"night","userData":"my\\ndata"}
        """;

    String id = submitted(rig.post(browser, "jobs", form));

    Job job = rig.store.find("one", id).orElseThrow();
    assertThat(job.task())
        .isEqualTo(
            JobTask.embed(
                    new StoredObject("films", "a <b>.mp4"),
                    new StoredObject("films", "out/m.mp4"),
                    "版权")
                .withAlgorithm(Algorithm.V1)
                .withLevel(0)
                .withPart(1_500_000L, 20_000_000L)
                .withPlace("night", 2)
                .withUserData("my\ndata"));
    assertThat(job.form().api()).isEqualTo("console");
    assertThat(rig.sent()).isEqualTo(1);
    JsonNode told = read(rig.get(browser, "jobs/" + id)).path("job");
    assertThat(told.at("/task/input/name").asText()).isEqualTo("a <b>.mp4");
    assertThat(told.at("/status/state").asText()).isEqualTo("SUBMITTED");
  }

  @Test
  void submit_leastForm_takesTheDefaults() throws Exception {
    Browser browser = rig.browser("one");

    String id = submitted(rig.post(browser, "jobs", EXTRACTION));

    assertThat(rig.store.find("one", id).orElseThrow().task())
        .isEqualTo(JobTask.extract(new StoredObject("films", "a.mp4")));
  }

  @Test
  void submit_covers_areKeptAsAsked() throws Exception {
    Browser browser = rig.browser("one");
    String form =
        """
        {"kind":"COVER","input":{"bucket":"films","name":"a.mp4"},
         "output":{"bucket":"films","name":"c-{sequenceId}.jpg"},"covers":3}
        """;

    String id = submitted(rig.post(browser, "jobs", form));

    assertThat(rig.store.find("one", id).orElseThrow().task())
        .isEqualTo(
            JobTask.cover(
                new StoredObject("films", "a.mp4"),
                new StoredObject("films", "c-{sequenceId}.jpg"),
                3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'kind':'COVER','input':{'bucket':'films','name':'a'}}",
        COVER + "'output':{'bucket':'films','name':'c.png'}}",
        COVER + "'output':{'bucket':'films','name':'c.jpg'},'covers':2}",
        COVER + "'output':{'bucket':'films','name':'c.jpg'},'covers':0}",
        "{'kind':'EXTRACT'}",
        "{'kind':'OTHER','input':{'bucket':'films','name':'a'}}",
        "{'kind':'EMBED','input':{'bucket':'films','name':'a'}}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':7}}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'../a'}}",
        "{'kind':'EXTRACT','input':{'bucket':'secret','name':'a'}}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'level':3}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'level':1.5}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'priority':'2'}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'queue':'a b'}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'algorithm':'V3'}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'startSeconds':-1}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'endSeconds':1e99}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'userData':'\\u0000'}",
        "{'kind':'EXTRACT','input':{'bucket':'films','name':'a'},'startSeconds':5,'endSeconds':5}"
      })
  void submit_whatCannotBe_isRefusedWithOneLine(String form) throws Exception {
    Browser browser = rig.browser("one");

    HttpAnswer answer = rig.post(browser, "jobs", form.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(read(answer).path("message").asText()).isNotEmpty().doesNotContain("\n");
    assertThat(rig.sent()).isZero();
  }

  @Test
  void submit_anyFieldOdd_isTakenOrRefusedButNoFault() throws Exception {
    Browser browser = rig.browser("one");
    ObjectNode whole =
        (ObjectNode)
            JSON.readTree(
                """
                {"kind":"EMBED","input":{"bucket":"films","name":"a.mp4"},"message":"m",
                 "output":{"bucket":"films","name":"b.mp4"},"algorithm":"V2","level":1,"priority":1,
                 "startSeconds":1,"endSeconds":2,"queue":"q","userData":"d"}
                """);
    JsonNode odd =
        JSON.readTree(
            """
            [null, true, -1, 1.5, 99999999999999999999, 1e308, "", "\\u0000", "\\ud83d", "a\\u0000b",
             [], [[{}]], {}, {"bucket":7,"name":null}, {"bucket":"films","name":"\\u0000"}]
            """);
    List<JsonNode> values = new ArrayList<>();
    odd.forEach(values::add);
    values.add(TextNode.valueOf("x".repeat(5000)));
    for (Iterator<String> names = whole.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      for (JsonNode value : values) {
        rig.advance(Duration.ofMillis(100));
        String form = whole.deepCopy().set(name, value).toString();

        assertThat(rig.post(browser, "jobs", form).status()).as(form).isIn(201, 400);
      }
    }
  }

  @Test
  void job_ofAnotherAccount_isLikeOneThatThereIsNot() throws Exception {
    Browser one = rig.browser("one");
    Browser two = rig.browser("two");
    String id = submitted(rig.post(one, "jobs", EXTRACTION));
    rig.sent();

    assertThat(rig.get(one, "jobs/" + id).status()).isEqualTo(200);
    assertThat(rig.get(two, "jobs/" + id).status()).isEqualTo(404);
    assertThat(rig.post(two, "jobs/" + id + "/cancel", "{}").status()).isEqualTo(404);
    assertThat(read(rig.get(two, "jobs")).path("jobs")).isEmpty();
    assertThat(rig.sent()).isZero();
  }

  @Test
  void roles_missing_areForbidden() throws Exception {
    rig.keys.put(
        new AccessKey(
            new Caller("reader", "one", Set.of(Role.QUERY), Set.of("films"), "k"), SECRET));
    Browser reader = rig.browser("reader");

    assertThat(rig.get(reader, "jobs").status()).isEqualTo(200);
    assertThat(rig.post(reader, "jobs", EXTRACTION).status()).isEqualTo(403);
    assertThat(rig.post(reader, "jobs/a/cancel", "{}").status()).isEqualTo(403);
  }

  @Test
  void cancel_waitingJobIsOrderedAndRunningOneIsNot() throws Exception {
    Browser browser = rig.browser("one");
    String id = submitted(rig.post(browser, "jobs", EXTRACTION));
    rig.sent();

    assertThat(rig.post(browser, "jobs/" + id + "/cancel", "{}").status()).isEqualTo(202);
    assertThat(rig.sent()).isEqualTo(1);

    rig.report(id, JobState.RUNNING, null);
    assertThat(rig.post(browser, "jobs/" + id + "/cancel", "{}").status()).isEqualTo(409);
  }

  @Test
  void list_choicesAndPages_showWhatIsAskedFor() throws Exception {
    Browser browser = rig.browser("one");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 27; i++) {
      ids.add(0, submitted(rig.post(browser, "jobs", EXTRACTION)));
      rig.advance(Duration.ofSeconds(1));
    }
    rig.report(ids.get(3), JobState.FAILED, new JobFailure("INPUT_NOT_FOUND", "<img src=x>"));

    JsonNode first = read(rig.get(browser, "jobs"));
    assertThat(listed(first)).isEqualTo(ids.subList(0, 25));
    assertThat(first.path("more").asBoolean()).isTrue();
    JsonNode second = read(rig.get(browser, "jobs?offset=25"));
    assertThat(listed(second)).isEqualTo(ids.subList(25, 27));
    assertThat(second.path("more").asBoolean()).isFalse();
    assertThat(listed(read(rig.get(browser, "jobs?state=FAILED")))).containsExactly(ids.get(3));
    assertThat(listed(read(rig.get(browser, "jobs?kind=EMBED")))).isEmpty();
    assertThat(listed(read(rig.get(browser, "jobs?queue=default")))).hasSize(25);
    assertThat(listed(read(rig.get(browser, "jobs?queue=night")))).isEmpty();
    for (String wrong :
        List.of("state=BROKEN", "kind=x", "queue=a%20b", "offset=-1", "offset=99999999999")) {
      assertThat(rig.get(browser, "jobs?" + wrong).status()).isEqualTo(400);
    }
  }

  @Test
  void find_failedJob_saysWhatToDo() throws Exception {
    Browser browser = rig.browser("one");
    String id = submitted(rig.post(browser, "jobs", EXTRACTION));
    rig.report(id, JobState.FAILED, new JobFailure("INPUT_NOT_FOUND", "<img src=x>"));

    JsonNode told = read(rig.get(browser, "jobs/" + id));

    assertThat(told.at("/job/status/failure/message").asText()).isEqualTo("<img src=x>");
    assertThat(told.path("advice").asText()).isEqualTo(Advice.of("INPUT_NOT_FOUND").orElseThrow());
  }

  @Test
  void data_thatTheBrowserHas_areNotSentAgain() throws Exception {
    Browser browser = rig.browser("one");
    String id = submitted(rig.post(browser, "jobs", EXTRACTION));
    for (String what : List.of("jobs", "jobs/" + id)) {
      String tag = rig.get(browser, what).headers().get("ETag");
      Map<String, String> headers = Map.of("cookie", browser.cookie(), "if-none-match", tag);

      HttpAnswer same = rig.call("GET", what, headers, "");
      rig.store.progress(id, what.equals("jobs") ? 10 : 20);
      HttpAnswer changed = rig.call("GET", what, headers, "");

      assertThat(same.status()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(changed.status()).isEqualTo(200);
    }
  }

  private static List<String> listed(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("jobs").forEach(job -> ids.add(job.path("id").asText()));
    return ids;
  }
}
