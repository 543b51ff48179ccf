package org.veilmark.operators.testing;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.media.AssemblyReport;
import org.veilmark.media.AssemblyRequest;
import org.veilmark.media.ByteSource;
import org.veilmark.media.CleanCut;
import org.veilmark.media.ContainerKind;
import org.veilmark.media.DecodeOptions;
import org.veilmark.media.DecodeRange;
import org.veilmark.media.DecodeReport;
import org.veilmark.media.EncoderSettings;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.GopKind;
import org.veilmark.media.HostCoding;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaInfo;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.Rational;
import org.veilmark.media.SeekPoint;
import org.veilmark.media.SegmentDecoder;
import org.veilmark.media.SegmentEncoder;
import org.veilmark.media.StagedSegment;
import org.veilmark.media.TimeBase;
import org.veilmark.media.TrackPart;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoFrame;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;

/**
 * A media library without codecs. Every file is the same video: one textured picture a tick, a tick
 * a second, a GOP every {@code gopTicks}; an encoded segment is its samples, an assembled video the
 * segments one after the other. A file that says {@code broken} is malformed.
 */
public final class FakeMedia implements MediaLibrary {
  public static final PictureFormat FORMAT = PictureFormat.yuv420(64, 48);

  private final int ticks;
  private final int gopTicks;
  private final List<Integer> decoded = new ArrayList<>();

  public FakeMedia(int ticks, int gopTicks) {
    this.ticks = ticks;
    this.gopTicks = gopTicks;
  }

  /** Times of the pictures decoded so far. */
  public List<Integer> decoded() {
    return decoded;
  }

  @Override
  public MediaInfo probe(ByteSource in) throws IOException, MediaException {
    refuseBroken(in);
    return new MediaInfo("fake", List.of(), Optional.of(stream()), Map.of(), 0, ticks);
  }

  private static void refuseBroken(ByteSource in) throws IOException, MalformedMediaException {
    try (var channel = in.open()) {
      byte[] start = new byte[(int) Math.min(channel.size(), 6)];
      channel.read(ByteBuffer.wrap(start));
      if (new String(start, StandardCharsets.US_ASCII).equals("broken")) {
        throw new MalformedMediaException("header", "no video");
      }
    }
  }

  private static VideoStreamInfo stream() {
    return VideoStreamInfo.ofPictures(FORMAT, new TimeBase(1, 1), new Rational(1, 1));
  }

  @Override
  public GopIndex indexGops(ByteSource in) {
    List<Gop> gops = new ArrayList<>();
    for (int start = 0; start < ticks; start += gopTicks) {
      int end = Math.min(start + gopTicks, ticks);
      gops.add(
          new Gop(
              gops.size(),
              GopKind.CLOSED,
              /* refresh= */ true,
              start,
              end,
              end - start,
              100,
              new SeekPoint(start, start - 1, -1)));
    }
    return new GopIndex(new TimeBase(1, 1), gops, 0, ticks, ticks, List.of(), Optional.empty());
  }

  /** Every picture refers to earlier ones only. */
  @Override
  public Optional<CleanCut> lastCleanCut(ByteSource in, DecodeRange range, long atMostTicks) {
    int packets = (int) (Math.min(atMostTicks, range.toPtsTicks() - 1) - range.fromPtsTicks());
    return packets <= 0
        ? Optional.empty()
        : Optional.of(new CleanCut(range.fromPtsTicks() + packets, packets));
  }

  @Override
  public SegmentDecoder openDecoder(ByteSource in, DecodeRange range, DecodeOptions options) {
    return new Decoder(range, options);
  }

  @Override
  public VideoCodec chooseCodec(
      VideoStreamInfo stream, ContainerKind container, Optional<VideoCodec> asked) {
    return asked.orElse(VideoCodec.H264);
  }

  @Override
  public void checkContainer(MediaInfo info, ContainerKind container) {
    // Goes in.
  }

  @Override
  public HostCoding joinTerms(ByteSource in, EncoderSettings settings) {
    return new HostCoding(100, 31, 4, 1);
  }

  @Override
  public SegmentEncoder openEncoder(Path stagedFile, VideoStreamInfo like, EncoderSettings settings)
      throws IOException {
    return new Encoder(stagedFile);
  }

  @Override
  public AssemblyReport assemble(AssemblyRequest request) throws IOException {
    long frames = 0;
    try (OutputStream out = Files.newOutputStream(request.output())) {
      for (TrackPart part : request.parts()) {
        if (!(part instanceof StagedSegment segment)) {
          continue;
        }
        Files.copy(segment.file(), out);
        frames += segment.frames();
      }
    }
    long bytes = Files.size(request.output());
    return new AssemblyReport(frames, bytes, bytes, List.of());
  }

  @Override
  public VideoWriter createVideo(Path output, VideoStreamInfo like, EncoderSettings settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AssemblyReport transcode(ByteSource in, Path output, TranscodeSettings settings) {
    throw new UnsupportedOperationException();
  }

  /** The picture of a tick. */
  public static Picture picture(long tick) {
    Picture picture = Picture.allocate(FORMAT);
    paint((BytePlane) picture.y(), tick);
    paint((BytePlane) picture.u(), tick + 3);
    paint((BytePlane) picture.v(), tick + 5);
    return picture;
  }

  private static void paint(BytePlane plane, long tick) {
    for (int i = 0; i < plane.samples().length; i++) {
      // Brighter towards the lower end, so that there is something to see from afar.
      int light = 40 * i / plane.samples().length;
      plane.samples()[i] = (byte) (100 + light + (7L * i + 3 * tick) % 50);
    }
  }

  private final class Decoder implements SegmentDecoder {
    private final DecodeRange range;
    private final DecodeOptions options;
    private long next;
    private long frames;

    Decoder(DecodeRange range, DecodeOptions options) {
      this.range = range;
      this.options = options;
      next = range.fromPtsTicks();
    }

    @Override
    public VideoStreamInfo stream() {
      return FakeMedia.stream();
    }

    @Override
    public @Nullable VideoFrame next() {
      while (next < Math.min(range.toPtsTicks(), ticks)) {
        long tick = next++;
        boolean keyFrame = tick % gopTicks == 0;
        if (keyFrame || !options.keyFramesOnly()) {
          decoded.add((int) tick);
          frames++;
          return new VideoFrame(picture(tick), tick, keyFrame, false);
        }
      }
      return null;
    }

    @Override
    public DecodeReport report() {
      return new DecodeReport(frames, 0, 0, 0, 0);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static final class Encoder implements SegmentEncoder {
    private final Path file;
    private final DataOutputStream out;
    private long frames;
    private long firstPtsTicks;
    private long lastPtsTicks;
    private boolean finished;

    Encoder(Path file) throws IOException {
      this.file = file;
      out = new DataOutputStream(Files.newOutputStream(file));
    }

    @Override
    public void encode(Picture picture, long ptsTicks, boolean keyFrame) throws IOException {
      firstPtsTicks = frames == 0 ? ptsTicks : firstPtsTicks;
      lastPtsTicks = ptsTicks;
      frames++;
      out.writeLong(ptsTicks);
      out.writeBoolean(keyFrame);
      out.write(((BytePlane) picture.y()).samples());
      out.write(((BytePlane) picture.u()).samples());
      out.write(((BytePlane) picture.v()).samples());
    }

    @Override
    public StagedSegment finish() throws IOException {
      out.close();
      finished = true;
      return new StagedSegment(file, frames, Files.size(file), firstPtsTicks, lastPtsTicks);
    }

    @Override
    public void close() {
      try {
        out.close();
        if (!finished) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
