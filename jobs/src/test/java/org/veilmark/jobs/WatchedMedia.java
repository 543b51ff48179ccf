package org.veilmark.jobs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.AssemblyRequest;
import org.veilmark.media.ByteSource;
import org.veilmark.media.CleanCut;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.GopIndex;
import org.veilmark.media.HostCoding;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.io.MediaFactory;

/**
 * FFmpeg's media library, watched: notes which subtask begins to encode which segment, and fails
 * once at one of them when told to.
 */
public final class WatchedMedia implements MediaFactory {
  private static final long serialVersionUID = 1L;
  private static final ConcurrentMap<String, Watch> WATCHES = new ConcurrentHashMap<>();

  private final String name;

  private WatchedMedia(String name) {
    this.name = name;
  }

  /** A segment whose encoding began, as its temporary file's name tells. */
  record Start(int segmentIndex, int subtask, int attempt) {
    private static final Pattern NAME = Pattern.compile("\\.(\\d+)s(\\d+)a(\\d+)\\.inprogress.*");

    static Start of(Path draft) {
      Matcher matcher = NAME.matcher(draft.getFileName().toString());
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not a draft of a segment: " + draft);
      }
      return new Start(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    }
  }

  /** What happened, shared by all copies of a factory in this process. */
  public static final class Watch {
    private final int failsAtSegment;
    private volatile Runnable failure = () -> {};
    private final List<Start> starts = new ArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch mayFail = new CountDownLatch(1);

    public Watch(int failsAtSegment) {
      this.failsAtSegment = failsAtSegment;
    }

    synchronized List<Start> starts() {
      return List.copyOf(starts);
    }

    /** Waits until the segment that fails has begun. */
    public void awaitFault() throws InterruptedException {
      if (!reached.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the segment that fails did not begin");
      }
    }

    /** Lets it fail with its task. */
    public void fail() {
      failure =
          () -> {
            throw new AssertionError("injected failure");
          };
      mayFail.countDown();
    }

    /** Lets it fail as by a bug, at each attempt. */
    public void failByBug() {
      failure =
          () -> {
            throw new IllegalStateException("injected bug");
          };
      mayFail.countDown();
    }

    /** Lets it go on as if nothing had been. */
    public void goOn() {
      mayFail.countDown();
    }

    /** How many segments were begun. */
    public synchronized int startCount() {
      return starts.size();
    }

    private void begins(Start start) throws IOException {
      synchronized (this) {
        starts.add(start);
      }
      if (start.segmentIndex() == failsAtSegment && start.attempt() == 0) {
        reached.countDown();
        try {
          mayFail.await();
        } catch (InterruptedException e) {
          throw new InterruptedIOException();
        }
        failure.run();
      }
    }
  }

  /** A factory that fails at a segment, or never if that is negative. */
  public static WatchedMedia of(String name, Watch watch) {
    WATCHES.put(name, watch);
    return new WatchedMedia(name);
  }

  @Override
  public MediaLibrary create() {
    return new Watched(FfmpegMedia.create(), WATCHES.get(name));
  }

  private record Watched(MediaLibrary media, Watch watch) implements MediaLibrary {

    @Override
    public void checkContainer(MediaInfo info, ContainerKind container)
        throws UnsupportedMediaException {
      media.checkContainer(info, container);
    }

    @Override
    public HostCoding joinTerms(ByteSource in, EncoderSettings settings)
        throws IOException, MediaException {
      return media.joinTerms(in, settings);
    }

    @Override
    public Optional<CleanCut> lastCleanCut(ByteSource in, DecodeRange range, long atMostTicks)
        throws IOException, MediaException {
      return media.lastCleanCut(in, range, atMostTicks);
    }

    @Override
    public SegmentEncoder openEncoder(
        Path stagedFile, VideoStreamInfo like, EncoderSettings settings)
        throws IOException, MediaException {
      watch.begins(Start.of(stagedFile));
      return media.openEncoder(stagedFile, like, settings);
    }

    @Override
    public MediaInfo probe(ByteSource in) throws IOException, MediaException {
      return media.probe(in);
    }

    @Override
    public GopIndex indexGops(ByteSource in) throws IOException, MediaException {
      return media.indexGops(in);
    }

    @Override
    public SegmentDecoder openDecoder(ByteSource in, DecodeRange range, DecodeOptions options)
        throws IOException, MediaException {
      return media.openDecoder(in, range, options);
    }

    @Override
    public VideoCodec chooseCodec(
        VideoStreamInfo stream, ContainerKind container, Optional<VideoCodec> asked)
        throws UnsupportedMediaException {
      return media.chooseCodec(stream, container, asked);
    }

    @Override
    public AssemblyReport assemble(AssemblyRequest request) throws IOException, MediaException {
      return media.assemble(request);
    }

    @Override
    public VideoWriter createVideo(Path output, VideoStreamInfo like, EncoderSettings settings)
        throws IOException, MediaException {
      return media.createVideo(output, like, settings);
    }

    @Override
    public AssemblyReport transcode(ByteSource in, Path output, TranscodeSettings settings)
        throws IOException, MediaException {
      return media.transcode(in, output, settings);
    }
  }
}
