package org.veilmark.gateway.vendor.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.model.ciModel.job.MediaJobObject;
import com.qcloud.cos.model.ciModel.job.MediaJobsRequest;
import com.qcloud.cos.model.ciModel.job.MediaListJobResponse;
import com.qcloud.cos.model.ciModel.job.v2.MediaJobsRequestV2;
import com.qcloud.cos.model.ciModel.queue.MediaQueueObject;
import com.qcloud.cos.model.ciModel.queue.MediaQueueRequest;
import com.qcloud.cos.region.Region;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.TestJobs;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.GatewayServer;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.Channel;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.OutboxMessage;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.store.Database;
import org.veilmark.gateway.store.JdbcJobStore;
import org.veilmark.gateway.store.TestDatabase;

/** The vendor's own client of Java, against the server and a real store; the test plays Flink. */
class CosSdkTest {
  private static final String BUCKET = "test-1234567890";
  private static final String SECRET = "a secret of tests";
  private static final String INPUT = "input/demo 中 a+b.mp4";

  private final List<COSClient> clients = new ArrayList<>();
  private Database database;
  private JdbcJobStore store;
  private GatewayServer server;

  @BeforeEach
  void start() {
    InstantSource clock = InstantSource.system();
    database = TestDatabase.open();
    Buckets buckets = new Buckets(Map.of(BUCKET, "/videos", "another", "/others"));
    TestJobs parts = TestJobs.of(database, buckets, clock);
    store = parts.store();
    Map<String, AccessKey> keys = Map.of("one", key("one"), "two", key("two"));
    TencentApi api =
        new TencentApi(
            parts.jobs(),
            parts.queues(),
            buckets,
            id -> Optional.ofNullable(keys.get(id)),
            new RateLimits(1000, clock),
            clock);
    server =
        GatewayServer.start(
            new ServerOptions("127.0.0.1", 0),
            List.of(api),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  @AfterEach
  void stop() {
    clients.forEach(COSClient::shutdown);
    server.close();
    database.close();
  }

  @Test
  void extraction_submittedFoundAndListed_tellsWhatTheServiceFound() {
    COSClient client = client("one", SECRET);
    MediaJobObject submitted = client.createMediaJobs(extraction()).getJobsDetail();
    assertThat(submitted.getState()).isEqualTo("Submitted");
    assertThat(submitted.getInput().getObject()).isEqualTo(INPUT);
    assertThat(submitted.getJobId()).matches("j[0-9a-f]{32}");

    succeed(submitted.getJobId(), new Finding("版权_1", 1e-9));

    MediaJobObject found = client.describeMediaJob(named(submitted.getJobId())).getJobsDetail();
    assertThat(found.getState()).isEqualTo("Success");
    assertThat(found.getTag()).isEqualTo("ExtractDigitalWatermark");
    assertThat(found.getInput().getObject()).isEqualTo(INPUT);
    assertThat(found.getOperation().getExtractDigitalWatermark().getMessage()).isEqualTo("版权_1");
    // Version 1 of the client does not read these.
    var whole = client.describeMediaJobV2(named(submitted.getJobId())).getJobsDetail();
    assertThat(whole.getInput().getBucketId()).isEqualTo(BUCKET);
    assertThat(whole.getInput().getRegion()).isEqualTo("ap-chongqing");
    assertThat(whole.getInput().getObject()).isEqualTo(INPUT);
    assertThat(whole.getOperation().getUserData()).isEqualTo("my data <&>");
    assertThat(whole.getOperation().getJobLevel()).isEqualTo("2");
    assertThat(store.find("account-one", found.getJobId()).orElseThrow().task().priority())
        .isEqualTo(2);
  }

  @Test
  void embedding_submitted_isKeptWithItsMessageAndOutput() {
    MediaJobsRequest request = request("DigitalWatermark");
    request.getOperation().getDigitalWatermark().setMessage("demo");
    request.getOperation().getDigitalWatermark().setType("Text");
    request.getOperation().getDigitalWatermark().setVersion("V1");
    request.getOperation().getOutput().setBucket(BUCKET);
    request.getOperation().getOutput().setRegion("ap-chongqing");
    request.getOperation().getOutput().setObject("marked.mp4");

    MediaJobObject job = client("one", SECRET).createMediaJobs(request).getJobsDetail();

    assertThat(job.getOperation().getDigitalWatermark().getMessage()).isEqualTo("demo");
    assertThat(job.getOperation().getOutput().getObject()).isEqualTo("marked.mp4");
    assertThat(store.find("account-one", job.getJobId()).orElseThrow().task().message())
        .isEqualTo("demo");
  }

  @Test
  void embedding_byVersion2OfTheClient_isTaken() {
    MediaJobsRequestV2 request = new MediaJobsRequestV2();
    request.setBucketName(BUCKET);
    request.setTag("DigitalWatermark");
    request.getInput().setObject(INPUT);
    request.getOperation().getDigitalWatermark().setMessage("demo");
    request.getOperation().getDigitalWatermark().setType("Text");
    request.getOperation().getDigitalWatermark().setVersion("V1");
    request.getOperation().getOutput().setBucket(BUCKET);
    request.getOperation().getOutput().setRegion("ap-chongqing");
    request.getOperation().getOutput().setObject("marked.mp4");
    COSClient client = client("one", SECRET);

    String id = client.createMediaJobsV2(request).getJobsDetail().getJobId();

    assertThat(store.find("account-one", id).orElseThrow().task().message()).isEqualTo("demo");
    assertThat(
            client
                .describeMediaJobV2(named(id))
                .getJobsDetail()
                .getOperation()
                .getDigitalWatermark()
                .getMessage())
        .isEqualTo("demo");
  }

  @Test
  void list_byPagesAndStates_comesWhole() {
    COSClient client = client("one", SECRET);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(client.createMediaJobs(extraction()).getJobsDetail().getJobId());
    }
    succeed(ids.get(0), new Finding(null, 0.5));
    MediaJobsRequest page = new MediaJobsRequest();
    page.setBucketName(BUCKET);
    page.setTag("ExtractDigitalWatermark");
    page.setSize(2);

    MediaListJobResponse first = client.describeMediaJobs(page);
    page.setNextToken(first.getNextToken());
    MediaListJobResponse second = client.describeMediaJobs(page);
    page.setNextToken("");
    page.setStates("Success");
    MediaListJobResponse done = client.describeMediaJobs(page);

    List<String> listed = new ArrayList<>();
    first.getJobsDetailList().forEach(job -> listed.add(job.getJobId()));
    second.getJobsDetailList().forEach(job -> listed.add(job.getJobId()));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(first.getJobsDetailList()).hasSize(2);
    assertThat(done.getJobsDetailList())
        .extracting(MediaJobObject::getJobId)
        .containsExactly(ids.get(0));
  }

  @Test
  void cancel_waitingThenEnded_isTakenThenRefused() {
    COSClient client = client("one", SECRET);
    String id = client.createMediaJobs(extraction()).getJobsDetail().getJobId();
    assertThat(client.cancelMediaJob(named(id))).isTrue();

    succeed(id, new Finding(null, 0.5));

    assertThat(refused(() -> client.cancelMediaJob(named(id)))).isEqualTo("409 InvalidJobState");
  }

  @Test
  void job_ofAnotherAccount_isNotFound() {
    String id = client("one", SECRET).createMediaJobs(extraction()).getJobsDetail().getJobId();

    COSClient other = client("two", SECRET);

    assertThat(other.describeMediaJob(named(id)).getJobsDetail().getJobId()).isNull();
    assertThat(refused(() -> other.cancelMediaJob(named(id)))).isEqualTo("404 NoSuchJob");
  }

  @Test
  void submission_thatTheVendorWouldNotTake_isRefusedInItsWords() {
    COSClient client = client("one", SECRET);
    MediaJobsRequest otherTag = extraction();
    otherTag.setTag("Transcode");
    MediaJobsRequest longData = extraction();
    longData.getOperation().setUserData("x".repeat(1025));

    assertThat(refused(() -> client("one", "wrong").createMediaJobs(extraction())))
        .isEqualTo("403 SignatureDoesNotMatch");
    assertThat(refused(() -> client("nobody", SECRET).createMediaJobs(extraction())))
        .isEqualTo("403 InvalidAccessKeyId");
    assertThat(refused(() -> client.createMediaJobs(otherTag))).isEqualTo("400 InvalidArgument");
    assertThat(refused(() -> client.createMediaJobs(longData))).isEqualTo("400 InvalidArgument");
  }

  @Test
  void queues_listedPausedAndToldOf_areAsTheClientReadsThem() {
    COSClient client = client("one", SECRET);
    MediaJobsRequest waiting = extraction();
    waiting.setQueueId("p2242ab62c7c94486915508540933a2c6");
    client.createMediaJobs(waiting);
    MediaQueueRequest list = new MediaQueueRequest();
    list.setBucketName(BUCKET);

    assertThat(client.describeMediaQueues(list).getQueueList())
        .extracting(MediaQueueObject::getQueueId, MediaQueueObject::getState)
        .containsExactly(
            tuple("default", "Active"), tuple("p2242ab62c7c94486915508540933a2c6", "Active"));

    MediaQueueRequest pause = new MediaQueueRequest();
    pause.setBucketName(BUCKET);
    pause.setQueueId("p2242ab62c7c94486915508540933a2c6");
    pause.setName("night work");
    pause.setState("Paused");
    pause.getNotifyConfig().setState("On");
    pause.getNotifyConfig().setType("Url");
    pause.getNotifyConfig().setEvent("TaskFinish");
    pause.getNotifyConfig().setUrl("http://example.org/told");
    MediaQueueObject paused = client.updateMediaQueue(pause).getQueue();

    assertThat(paused.getState()).isEqualTo("Paused");
    assertThat(paused.getName()).isEqualTo("night work");
    assertThat(paused.getNotifyConfig().getUrl()).isEqualTo("http://example.org/told");
    MediaJobObject later = client.createMediaJobs(waiting).getJobsDetail();
    assertThat(store.find("account-one", later.getJobId()).orElseThrow().callback())
        .isEqualTo(new Callback(CallbackKind.URL, "http://example.org/told", CallbackFormat.XML));
    list.setState("Paused");
    assertThat(client.describeMediaQueues(list).getQueueList()).hasSize(1);
    list.setBucketName(BUCKET);
    assertThat(client("two", SECRET).describeMediaQueues(list).getQueueList()).isNullOrEmpty();
  }

  @Test
  void queue_thatThereIsNot_isAnErrorThatTheClientReads() {
    MediaQueueRequest pause = new MediaQueueRequest();
    pause.setBucketName(BUCKET);
    pause.setQueueId("nowhere");
    pause.setName("x");
    pause.setState("Paused");

    assertThat(refused(() -> client("one", SECRET).updateMediaQueue(pause)))
        .isEqualTo("404 NoSuchQueue");
  }

  @Test
  void job_thatTheVendorHasNoWordFor_isNotTold() {
    StoredObject film = new StoredObject(BUCKET, INPUT);
    store.add(
        new Job(
            "cover",
            "account-one",
            "one",
            JobTask.cover(film, new StoredObject(BUCKET, "a.jpg"), 1),
            "key",
            new JobForm("mps", "IProduction", Map.of()),
            null,
            null,
            5,
            5,
            JobStatus.NEW),
        new OutboxMessage(Channel.REQUESTS, "cover", new byte[] {1}));
    COSClient client = client("one", SECRET);
    MediaJobsRequest all = new MediaJobsRequest();
    all.setBucketName(BUCKET);

    assertThat(client.describeMediaJobs(all).getJobsDetailList()).isEmpty();
    assertThat(client.describeMediaJob(named("cover")).getJobsDetail().getJobId()).isNull();
  }

  private static String refused(ThrowingCallable call) {
    CosServiceException refusal = catchThrowableOfType(CosServiceException.class, call);
    assertThat(refusal.getRequestId()).isNotEmpty();
    return refusal.getStatusCode() + " " + refusal.getErrorCode();
  }

  private static MediaJobsRequest extraction() {
    MediaJobsRequest request = request("ExtractDigitalWatermark");
    request.getOperation().getExtractDigitalWatermark().setType("Text");
    request.getOperation().getExtractDigitalWatermark().setVersion("V1");
    request.getOperation().setUserData("my data <&>");
    request.getOperation().setJobLevel("2");
    return request;
  }

  private static MediaJobsRequest request(String tag) {
    MediaJobsRequest request = new MediaJobsRequest();
    request.setBucketName(BUCKET);
    request.setTag(tag);
    request.getInput().setObject(INPUT);
    return request;
  }

  private static MediaJobsRequest named(String id) {
    MediaJobsRequest request = new MediaJobsRequest();
    request.setBucketName(BUCKET);
    request.setJobId(id);
    return request;
  }

  private void succeed(String id, Finding finding) {
    store.apply(
        new JobReport(
            id, new JobStatus(JobState.SUCCEEDED, 100, 1L, 2L, null, finding), new byte[] {1}),
        System.currentTimeMillis());
  }

  private static AccessKey key(String id) {
    return new AccessKey(
        new Caller(id, "account-" + id, Set.of(Role.values()), Set.of("*"), "key"), SECRET);
  }

  private COSClient client(String id, String secret) {
    ClientConfig config = new ClientConfig(new Region("ap-chongqing"));
    config.setHttpProtocol(HttpProtocol.http);
    config.setCiSpecialRequest(true);
    String here = "127.0.0.1:" + server.port();
    config.setEndpointResolver(
        new EndpointResolver() {
          @Override
          public String resolveGeneralApiEndpoint(String endpoint) {
            return here;
          }

          @Override
          public String resolveGetServiceApiEndpoint(String endpoint) {
            return here;
          }
        });
    COSClient client = new COSClient(new BasicCOSCredentials(id, secret), config);
    clients.add(client);
    return client;
  }
}
