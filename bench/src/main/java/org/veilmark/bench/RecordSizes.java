package org.veilmark.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.veilmark.code.SecretKey;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.operators.engine.InProcessEngine;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.failure.ReportedException;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.operators.plan.JobPlanner;
import org.veilmark.operators.plan.PlanOptions;
import org.veilmark.operators.plan.SegmentLimits;
import org.veilmark.schema.Effort;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;
import org.veilmark.schema.TimeBase;
import picocli.CommandLine.Command;

/** Prints how large the records are that cross the network for a job, and that are kept for it. */
@Command(
    name = "RecordSizes",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = {
      "Plans a marking and each stage of an extraction of every clip, does their work in a plain",
      "loop, and tells the bytes of what Flink would carry between its operators."
    })
public final class RecordSizes extends ClipTool {
  private static final double SECONDS_AN_HOUR = 3600;

  /** How long planning may take, where nobody looks. */
  private static final Duration UNUSED = Duration.ofHours(1);

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(commandLine(new RecordSizes()).execute(args));
  }

  @Override
  void measure(MediaLibrary media, List<Path> clips, Path directory, PrintWriter out)
      throws IOException, MediaException {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "clip",
                "work",
                "seconds",
                "segments",
                "manifest",
                "descriptors",
                "results",
                "kB an hour of video",
                "mark sample"),
            2);
    out.println(table.header());
    for (Path clip : clips) {
      KeySource keys = KeySource.development();
      try (InProcessEngine engine = new InProcessEngine(media)) {
        Path place = Files.createDirectory(directory.resolve(ClipFolder.shortName(clip)));
        Sizer sizer = new Sizer(media, keys, engine, place);
        out.println(table.row(sizer.row(clip, JobKind.EMBED, Effort.AUTO)));
        for (Effort effort : List.of(Effort.GLANCE, Effort.LOOK, Effort.STUDY)) {
          out.println(table.row(sizer.row(clip, JobKind.EXTRACT, effort)));
        }
        out.flush();
      } catch (JobException | ReportedException e) {
        throw new IOException(clip + ": " + e.getMessage(), e);
      }
    }
  }

  /** Does the work of jobs and weighs it. */
  private record Sizer(MediaLibrary media, KeySource keys, InProcessEngine engine, Path directory) {

    List<String> row(Path clip, JobKind kind, Effort effort)
        throws IOException, MediaException, JobException, ReportedException {
      JobRequest request = request(clip, kind, effort);
      PlanOptions options =
          new PlanOptions(
              Location.of(directory), directory.toString(), SegmentLimits.DEFAULT, 1, UNUSED);
      SegmentPlan plan = new JobPlanner(media, keys, options, Clock.systemUTC()).plan(request);
      SecretKey key = keys.resolve(request.getKeyId());
      long descriptors = 0;
      long results = 0;
      long sample = 0;
      double seconds = 0;
      for (SegmentDescriptor segment : plan.getSegments()) {
        descriptors += bytes(segment);
        SpecificRecord result = result(segment, kind, key);
        if (result instanceof SegmentOutput output && output.getMarkSample() != null) {
          // One a job, however long: it says nothing about an hour.
          sample += bytes(output.getMarkSample());
          output.setMarkSample(null);
        }
        results += bytes(result);
        long ticks = segment.getEndPtsTicks() - segment.getFirstPtsTicks();
        TimeBase base = segment.getTimeBase();
        seconds += (double) ticks * base.getNumerator() / base.getDenominator();
      }
      long all = bytes(plan) + descriptors + results;
      List<String> cells = new ArrayList<>();
      cells.add(ClipFolder.shortName(clip));
      cells.add(kind == JobKind.EMBED ? "embed" : effort.name().toLowerCase(Locale.ROOT));
      cells.add("%.1f".formatted(seconds));
      cells.add(Integer.toString(plan.getSegments().size()));
      cells.add(Long.toString(bytes(plan.getManifest())));
      cells.add(Long.toString(descriptors));
      cells.add(Long.toString(results));
      cells.add("%.0f".formatted(all * SECONDS_AN_HOUR / seconds / 1000));
      cells.add(sample == 0 ? "" : Long.toString(sample));
      return cells;
    }

    private SpecificRecord result(SegmentDescriptor segment, JobKind kind, SecretKey key)
        throws IOException, MediaException, JobException, ReportedException {
      FlinkByteSource video = FlinkByteSource.of(segment.getInputUri());
      if (kind == JobKind.EXTRACT) {
        return engine.extract(segment, video, key, lumaSamples -> {});
      }
      Path draft = new Location(segment.getStagedUri()).local().orElseThrow();
      Files.createDirectories(draft.getParent());
      return engine.embed(segment, video, draft, key, lumaSamples -> {});
    }

    private JobRequest request(Path clip, JobKind kind, Effort effort) throws JobException {
      return JobRequest.newBuilder()
          .setJobId("sizes-" + effort.name().toLowerCase(Locale.ROOT))
          .setKind(kind)
          .setInputUri(clip.toAbsolutePath().toString())
          .setOutputUri(kind == JobKind.EMBED ? directory.resolve("marked.mkv").toString() : null)
          .setMessage(kind == JobKind.EMBED ? "records" : null)
          .setKeyId(keys.read().id())
          .setEncoding(EncoderSettings.newBuilder().setPreset("ultrafast").build())
          .setEffort(effort)
          .setWantsMarkSample(kind == JobKind.EMBED)
          .setSubmittedAtMillis(0)
          .build();
    }

    private static long bytes(SpecificRecord record) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
      return bytes.size();
    }
  }
}
