package org.veilmark.operators.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.code.SecretKey;
import org.veilmark.media.ByteSource;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.engine.InProcessEngine;
import org.veilmark.operators.engine.SegmentEngine;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.failure.ReportedException;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.testing.FakeMedia;
import org.veilmark.operators.testing.Samples;
import org.veilmark.operators.work.WorkListener;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.signal.Picture;

/** Real child processes with FFmpeg in them, which are killed in the middle of their work. */
@Timeout(180)
class ChildEngineTest {

  /** So many that a child cannot be done while it dies, which takes a JVM a moment. */
  private static final int FRAMES = 300;

  @TempDir private static Path clips;
  @TempDir private Path directory;

  private static Path clip;
  private static SecretKey key;

  private ChildEngine engine;
  private Path draft;

  @BeforeAll
  static void makeClip() throws Exception {
    key = KeySource.development().read();
    clip = clips.resolve("clip.mp4");
    VideoStreamInfo stream =
        VideoStreamInfo.ofPictures(FakeMedia.FORMAT, new TimeBase(1, 1), new Rational(1, 1));
    try (VideoWriter writer =
        FfmpegMedia.create()
            .createVideo(clip, stream, new EncoderSettings(10, "ultrafast", /* threads= */ 1))) {
      for (int tick = 0; tick < FRAMES; tick++) {
        Picture picture = FakeMedia.picture(tick);
        writer.write(picture, tick);
      }
      writer.finish(FRAMES);
    }
  }

  private static void ignore(long samples) {}

  @BeforeEach
  void makeEngine() {
    engine = engine(Duration.ofSeconds(60), /* memoryMib= */ 4096);
    draft = directory.resolve("draft.part");
  }

  private ChildEngine engine(Duration silence, int memoryMib) {
    return new ChildEngine(
        new ChildLimits(/* heapMib= */ 256, memoryMib, /* fileMib= */ 64, silence, 3), directory);
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  /** The whole clip as one segment. */
  private static SegmentDescriptor.Builder descriptor(JobKind kind) {
    return Samples.descriptor("job", kind, 0)
        .setInputUri(clip.toString())
        .setTimeBase(new org.veilmark.schema.TimeBase(1, 1))
        .setFirstPtsTicks(0)
        .setEndPtsTicks(Long.MAX_VALUE)
        .setSeekPtsTicks(0);
  }

  private SegmentOutput embed(SegmentEngine by, WorkListener frames) throws Exception {
    SegmentDescriptor work = descriptor(JobKind.EMBED).setMarkSamplePtsTicks(FRAMES / 2L).build();
    return by.embed(work, PathByteSource.of(clip), draft, key, frames);
  }

  private byte[] expected() throws Exception {
    embed(new InProcessEngine(FfmpegMedia.create()), ChildEngineTest::ignore);
    byte[] bytes = Files.readAllBytes(draft);
    Files.delete(draft);
    return bytes;
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).inheritIO().start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sends a signal at the third picture of so many attempts, once each, since a child may go on for
   * some pictures while it dies; counts them.
   */
  private WorkListener killing(String signal, int attempts, AtomicInteger killed) {
    AtomicInteger frames = new AtomicInteger();
    Set<Long> hit = new HashSet<>();
    return samples -> {
      if (hit.contains(engine.childPid())) {
        return;
      }
      if (frames.incrementAndGet() == 3 && killed.get() < attempts) {
        hit.add(engine.childPid());
        killed.incrementAndGet();
        frames.set(0);
        signal(signal, engine.childPid());
      }
    };
  }

  @Test
  void embed_givesTheBytesAndFactsOfThisProcess() throws Exception {
    SegmentOutput here = embed(new InProcessEngine(FfmpegMedia.create()), ChildEngineTest::ignore);
    byte[] bytes = Files.readAllBytes(draft);
    Files.delete(draft);
    AtomicInteger frames = new AtomicInteger();
    Map<WorkListener.Step, Long> spent = new EnumMap<>(WorkListener.Step.class);

    SegmentOutput there =
        embed(
            engine,
            new WorkListener() {
              @Override
              public void frameDone(long lumaSamples) {
                frames.incrementAndGet();
              }

              @Override
              public void spent(Step step, long nanos) {
                spent.put(step, nanos);
              }
            });

    assertThat(there).isEqualTo(here);
    assertThat(there.getMarkSample()).isNotNull();
    assertThat(draft).hasBinaryContent(bytes);
    assertThat(frames).hasValue(FRAMES);
    assertThat(spent).containsOnlyKeys(WorkListener.Step.values());
    assertThat(spent.values()).allMatch(nanos -> nanos > 0);
  }

  @Test
  void extract_givesTheEvidenceOfThisProcess_andTheChildIsUsedAgain() throws Exception {
    SegmentDescriptor descriptor =
        descriptor(JobKind.EXTRACT).setEffort(Effort.GLANCE).setKeyFramesOnly(true).build();
    SegmentEvidence here =
        new InProcessEngine(FfmpegMedia.create())
            .extract(descriptor, PathByteSource.of(clip), key, ChildEngineTest::ignore);

    assertThat(engine.extract(descriptor, PathByteSource.of(clip), key, ChildEngineTest::ignore))
        .isEqualTo(here);
    long pid = engine.childPid();
    assertThat(engine.extract(descriptor, PathByteSource.of(clip), key, ChildEngineTest::ignore))
        .isEqualTo(here);
    assertThat(engine.childPid()).isEqualTo(pid);
  }

  @Test
  void cover_givesThePictureOfThisProcess() throws Exception {
    SegmentDescriptor descriptor = descriptor(JobKind.COVER).build();
    SegmentOutput here =
        new InProcessEngine(FfmpegMedia.create())
            .cover(descriptor, PathByteSource.of(clip), draft, ChildEngineTest::ignore);
    byte[] bytes = Files.readAllBytes(draft);
    Files.delete(draft);

    assertThat(engine.cover(descriptor, PathByteSource.of(clip), draft, ChildEngineTest::ignore))
        .isEqualTo(here);

    assertThat(draft).hasBinaryContent(bytes);
    assertThat(here.getPicture().getScore()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEGV", "KILL"})
  void embed_childThatDiesTwice_isDoneByTheThird(String signal) throws Exception {
    final byte[] bytes = expected();
    AtomicInteger killed = new AtomicInteger();

    SegmentOutput output = embed(engine, killing(signal, 2, killed));

    assertThat(killed).hasValue(2);
    assertThat(output.getFramesEncoded()).isEqualTo(FRAMES);
    assertThat(draft).hasBinaryContent(bytes);
  }

  @Test
  void embed_childThatHangs_isKilledAndTheWorkDoneAgain() throws Exception {
    final byte[] bytes = expected();
    engine = engine(Duration.ofSeconds(20), /* memoryMib= */ 4096);
    AtomicInteger stopped = new AtomicInteger();
    Set<Long> pids = new HashSet<>();
    WorkListener stopping = killing("STOP", 1, stopped);

    embed(
        engine,
        samples -> {
          pids.add(engine.childPid());
          stopping.frameDone(samples);
        });

    assertThat(stopped).hasValue(1);
    assertThat(draft).hasBinaryContent(bytes);
    assertThat(pids).hasSize(2);
    pids.remove(engine.childPid());
    assertThat(pids)
        .allMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void embed_childThatAlwaysDies_failsTheSegmentAndLeavesNothing() throws Exception {
    AtomicInteger killed = new AtomicInteger();

    // Java takes the signal, has no more to say than that, and aborts.
    assertThatThrownBy(() -> embed(engine, killing("SEGV", 99, killed)))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("died of signal 6, as in 3 attempts")
        .satisfies(
            thrown ->
                assertThat(((JobException) thrown).code()).isEqualTo(FailureCode.SEGMENT_CRASHED));
    assertThat(killed).hasValue(3);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void embed_childThatTakesTooMuchMemory_isKilled() {
    engine =
        new ChildEngine(
            new ChildLimits(16, /* memoryMib= */ 17, 64, Duration.ofSeconds(60), 2), directory);
    assertThatThrownBy(() -> embed(engine, ChildEngineTest::ignore))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("MiB of memory, of 17");
  }

  @Test
  void embed_interrupted_endsTheChild() throws Exception {
    AtomicInteger frames = new AtomicInteger();
    long[] pid = new long[1];
    assertThatThrownBy(
            () ->
                embed(
                    engine,
                    samples -> {
                      pid[0] = engine.childPid();
                      if (frames.incrementAndGet() == 5) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ProcessHandle.of(pid[0]).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void extract_fileThatIsNoVideo_failsAsInThisProcess() throws Exception {
    Path text = Files.writeString(directory.resolve("text.mp4"), "no video");
    SegmentDescriptor descriptor = descriptor(JobKind.EXTRACT).build();
    ByteSource source = PathByteSource.of(text);
    Throwable here =
        catchThrowable(
            () ->
                new InProcessEngine(FfmpegMedia.create())
                    .extract(descriptor, source, key, ChildEngineTest::ignore));
    assertThatThrownBy(() -> engine.extract(descriptor, source, key, ChildEngineTest::ignore))
        .isInstanceOf(ReportedException.class)
        .satisfies(
            there -> assertThat(Failures.expected(there)).isEqualTo(Failures.expected(here)));
  }

  @Test
  void extract_storeThatFails_isReported() {
    SegmentDescriptor descriptor = descriptor(JobKind.EXTRACT).build();
    assertThatThrownBy(
            () -> engine.extract(descriptor, new FailingSource(), key, ChildEngineTest::ignore))
        .isInstanceOf(ReportedException.class)
        .hasMessageContaining("503");
  }

  /** A store that lost its network once the object was found. */
  private static final class FailingSource implements ByteSource {
    private static final long serialVersionUID = 1L;

    @Override
    public SeekableByteChannel open() {
      return new FailingChannel(/* sizeBytes= */ 1000);
    }

    @Override
    public String name() {
      return "s3://videos/a.mp4";
    }
  }
}
