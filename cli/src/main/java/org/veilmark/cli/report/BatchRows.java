package org.veilmark.cli.report;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.batch.markers.InputStamp;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.ExtractResult;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;

/**
 * The rows of a batch's table, one for each item: in JSON the lines that {@code embed --json} and
 * {@code extract --json} print, in CSV the most important of their fields.
 *
 * @param kind of all items
 */
public record BatchRows(JobKind kind) {
  private static final String EMBED_HEADING =
      "input,output,message,algo,level,keyId,nonce,inputBytes,outputBytes,durationSeconds,"
          + "framesEncoded,segmentsReencoded,segmentsCopied,psnrY,psnrU,psnrV,seconds,"
          + "errorCode,errorMessage";

  private static final String EXTRACT_HEADING =
      "input,found,message,falsePositiveProbability,level,algo,marks,rate,marginDb,segmentsUsed,"
          + "framesDecoded,durationSeconds,seconds,errorCode,errorMessage";

  /** The first line of the CSV table. */
  public String csvHeading() {
    return kind == JobKind.EMBED ? EMBED_HEADING : EXTRACT_HEADING;
  }

  /** An item's line of JSON. */
  public String json(JobRecord record) {
    String input = record.getRequest().getInputUri();
    if (kind == JobKind.EXTRACT) {
      return new ExtractReport(input, record, /* embedded= */ null).json();
    }
    if (record.getEmbedResult() == null) {
      return ErrorReport.json(line -> line.text("input", input), ErrorReport.of(record));
    }
    return new EmbedReport(
            input,
            record.getRequest().getOutputUri(),
            inputBytes(record).orElse(0L),
            /* startupSeconds= */ null,
            record)
        .json();
  }

  /** An item's line of CSV. */
  public String csv(JobRecord record) {
    CsvLine line = new CsvLine();
    line.add(record.getRequest().getInputUri());
    if (kind == JobKind.EMBED) {
      embedding(line, record);
    } else {
      extraction(line, record);
    }
    JobError error = hasResult(record) ? null : ErrorReport.of(record);
    return line.decimal(Elapsed.seconds(record), 3)
        .add(error == null ? null : error.getCode())
        .add(error == null ? null : error.getMessage())
        .text();
  }

  private static void embedding(CsvLine line, JobRecord record) {
    EmbedResult result = record.getEmbedResult();
    Long nonce = record.getRequest().getNonce();
    line.add(record.getRequest().getOutputUri())
        .add(record.getRequest().getMessage())
        .add(result == null ? null : Names.of(result.getAlgorithm()))
        .add(record.getRequest().getLevel())
        .add(record.getRequest().getKeyId())
        .add(nonce == null ? null : HexFormat.of().toHexDigits(nonce))
        .add(inputBytes(record).orElse(null))
        .add(result == null ? null : result.getOutputBytes())
        .decimal(result == null ? null : videoSeconds(record), 6)
        .add(result == null ? null : result.getFramesEncoded())
        .add(result == null ? null : result.getSegmentsReencoded())
        .add(result == null ? null : result.getSegmentsCopied());
    Psnr psnr =
        result == null || result.getMarkError() == null ? null : Psnr.of(result.getMarkError());
    line.decimal(psnr == null ? null : psnr.y(), 2)
        .decimal(psnr == null ? null : psnr.u(), 2)
        .decimal(psnr == null ? null : psnr.v(), 2);
  }

  private static void extraction(CsvLine line, JobRecord record) {
    ExtractResult result = record.getExtractResult();
    if (result == null) {
      // The other columns are of results.
      line.add(false);
      for (int column = 0; column < 10; column++) {
        line.add(null);
      }
      return;
    }
    line.add(result.getFound())
        .add(result.getMessage())
        .significant(result.getFalsePositiveProbability())
        .add(result.getLevel())
        .add(result.getAlgorithm() == null ? null : Names.of(result.getAlgorithm()))
        .add(result.getMarks().size())
        .decimal(result.getRate(), 3)
        .decimal(result.getMarginDb(), 2)
        .add(result.getSegmentsUsed())
        .add(result.getFramesDecoded())
        .decimal(videoSeconds(record), 3);
  }

  private static boolean hasResult(JobRecord record) {
    return record.getEmbedResult() != null || record.getExtractResult() != null;
  }

  private static Optional<Long> inputBytes(JobRecord record) {
    return InputStamp.parse(record.getRequest().getUserData()).map(InputStamp::sizeBytes);
  }

  /** How long the video is that was worked on, in seconds; 0 where the record does not say. */
  static double videoSeconds(@Nullable JobRecord record) {
    if (record == null || !hasResult(record)) {
      return 0;
    }
    if (record.getEmbedResult() != null) {
      return Micros.toSeconds(record.getEmbedResult().getDurationMicros());
    }
    return record.getSegments().stream()
        .mapToDouble(span -> Micros.toSeconds(span.getEndMicros() - span.getStartMicros()))
        .sum();
  }
}
