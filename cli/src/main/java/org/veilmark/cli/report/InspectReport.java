package org.veilmark.cli.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.veilmark.cli.terminal.Table;
import org.veilmark.media.Gop;
import org.veilmark.media.GopIndex;
import org.veilmark.media.GopKind;
import org.veilmark.media.StreamInfo;
import org.veilmark.media.VideoCodec;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.operators.plan.PreviewedSegment;
import org.veilmark.operators.plan.VideoPreview;

/**
 * What a video holds and what jobs would do with it.
 *
 * @param input as the user named it
 * @param preview of the video
 */
public record InspectReport(String input, VideoPreview preview) {

  /** As one line of JSON. */
  public String json() {
    GopIndex index = preview.index();
    return JsonLine.of(
        line ->
            line.text("input", input)
                .text("container", preview.info().container())
                .decimal("durationSeconds", index.durationSeconds(), 6)
                .whole("chapters", preview.info().chapters())
                .objects("streams", preview.info().streams(), this::stream)
                .object("video", this::video)
                .objects("gops", index.gops(), this::gop)
                .objects("segments", preview.segments(), this::segment)
                .flag("markable", isMarkable())
                .text("codec", preview.codec().map(VideoCodec::ffmpegName).orElse(null))
                .text("refusal", isMarkable() ? null : preview.note())
                .text("note", isMarkable() && !preview.note().isEmpty() ? preview.note() : null)
                .texts("warnings", index.warnings()));
  }

  /** For people. */
  public void print(PrintStream out) {
    VideoStreamInfo video = preview.video();
    GopIndex index = preview.index();
    out.printf(
        "%s   %s, %s%n", input, preview.info().container(), Units.seconds(index.durationSeconds()));
    out.println();
    for (StreamInfo stream : preview.info().streams()) {
      boolean chosen = stream.index() == video.streamIndex();
      out.printf(
          "  stream %d   %s   %s%s%n",
          stream.index(), Names.of(stream.kind()), stream.codec(), chosen ? details() : "");
    }
    long open = index.gops().stream().filter(gop -> gop.kind() == GopKind.OPEN).count();
    LongStream lengths = index.gops().stream().mapToLong(Gop::packets);
    out.printf(
        "  %d frames in %d groups of pictures (%d open), the longest of %d frames%n",
        index.packets(), index.gops().size(), open, lengths.max().orElse(0));
    index.warnings().forEach(warning -> out.printf("  warning: %s%n", warning));
    out.println();
    Table table = new Table("segment", "from", "to", "groups", "frames", "embedding");
    List<PreviewedSegment> segments = preview.segments();
    for (int i = 0; i < segments.size(); i++) {
      PreviewedSegment segment = segments.get(i);
      table.row(
          Integer.toString(i),
          String.format(Locale.ROOT, "%.2f s", segment.fromSeconds()),
          String.format(Locale.ROOT, "%.2f s", segment.toSeconds()),
          Integer.toString(segment.gops()),
          Long.toString(segment.frames()),
          isMarkable() ? segment.copied() ? "copies" : "re-encodes" : "refused");
    }
    table.print(out);
    out.println();
    out.println(
        isMarkable()
            ? "An embedding writes %s and copies all other streams."
                .formatted(preview.codec().orElseThrow().ffmpegName())
            : "An embedding refuses this video: " + preview.note());
    if (isMarkable() && !preview.note().isEmpty()) {
      out.println("It encodes the whole video anew: " + preview.note());
    }
  }

  private String details() {
    VideoStreamInfo video = preview.video();
    return String.format(
        Locale.ROOT,
        "   %s, %s, %dx%d, %s%s",
        video.profile(),
        video.pixelFormat(),
        video.format().width(),
        video.format().height(),
        video.averageFrameRate().isKnown()
            ? String.format(Locale.ROOT, "%.3g fps", video.averageFrameRate().value())
            : "frame rate not stated",
        video.bitRate() > 0 ? ", " + video.bitRate() / 1000 + " kb/s" : "");
  }

  private boolean isMarkable() {
    return preview.codec().isPresent();
  }

  private void stream(JsonLine line, StreamInfo stream) {
    line.whole("index", stream.index())
        .text("kind", Names.of(stream.kind()))
        .text("codec", stream.codec());
  }

  private void video(JsonLine line) {
    VideoStreamInfo video = preview.video();
    line.whole("index", video.streamIndex())
        .text("codec", video.codec())
        .text("profile", video.profile())
        .text("pixelFormat", video.pixelFormat())
        .whole("width", video.format().width())
        .whole("height", video.format().height())
        .whole("rotation", 90 * video.format().rotation().quarterTurns())
        .decimal("framesPerSecond", video.averageFrameRate().value(), 3)
        .whole("bitsPerSecond", video.bitRate())
        .whole("frames", preview.index().packets());
  }

  private void gop(JsonLine line, Gop gop) {
    GopIndex index = preview.index();
    line.decimal("fromSeconds", index.presentationSeconds(gop.startPtsTicks()), 6)
        .decimal("toSeconds", index.presentationSeconds(gop.endPtsTicks()), 6)
        .text("kind", Names.of(gop.kind()))
        .whole("frames", gop.packets())
        .whole("bytes", gop.bytes());
  }

  private void segment(JsonLine line, PreviewedSegment segment) {
    line.decimal("fromSeconds", segment.fromSeconds(), 6)
        .decimal("toSeconds", segment.toSeconds(), 6)
        .whole("gops", segment.gops())
        .whole("frames", segment.frames())
        .flag("reencoded", isMarkable() && !segment.copied());
  }
}
