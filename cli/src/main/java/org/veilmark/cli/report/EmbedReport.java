package org.veilmark.cli.report;

import java.io.PrintStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.veilmark.schema.EmbedResult;
import org.veilmark.schema.JobRecord;

/**
 * What an embedding did.
 *
 * @param input as the user named it
 * @param output as the user named it
 * @param inputBytes size of the input
 * @param startupSeconds from the start of the process until the cluster took the job; null: of no
 *     interest
 * @param record of a job that succeeded
 */
public record EmbedReport(
    String input,
    String output,
    long inputBytes,
    @Nullable Double startupSeconds,
    JobRecord record) {

  /** As one line of JSON. */
  public String json() {
    EmbedResult result = result();
    return JsonLine.of(
        line -> {
          line.text("input", input)
              .text("output", output)
              .text("message", record.getRequest().getMessage())
              .text("algo", Names.of(result.getAlgorithm()))
              .whole("level", result.getLevel())
              .decimal("strength", record.getRequest().getStrength(), 6)
              .text("keyId", record.getRequest().getKeyId())
              .text(EmbeddedRecord.NONCE, nonce())
              .whole("inputBytes", inputBytes)
              .whole("outputBytes", result.getOutputBytes())
              .decimal("durationSeconds", Micros.toSeconds(result.getDurationMicros()), 6)
              .whole("framesEncoded", result.getFramesEncoded())
              .object(
                  "segments",
                  segments ->
                      segments
                          .whole("reencoded", result.getSegmentsReencoded())
                          .whole("copied", result.getSegmentsCopied()));
          if (result.getMarkError() != null) {
            Psnr psnr = Psnr.of(result.getMarkError());
            line.object(
                "psnr",
                planes ->
                    planes
                        .decimal("y", psnr.y(), 2)
                        .decimal("u", psnr.u(), 2)
                        .decimal("v", psnr.v(), 2));
          }
          line.decimal("seconds", Elapsed.seconds(record), 3)
              .decimal("startupSeconds", startupSeconds, 3)
              .bytes(EmbeddedRecord.FINGERPRINT, result.getFingerprint())
              .texts("warnings", record.getWarnings());
        });
  }

  private @Nullable String nonce() {
    Long nonce = record.getRequest().getNonce();
    return nonce == null ? null : HexFormat.of().toHexDigits(nonce);
  }

  /** For people. */
  public void print(PrintStream out) {
    EmbedResult result = result();
    boolean marked = record.getRequest().getStrength() > 0;
    out.printf("%s -> %s%n", input, output);
    if (marked) {
      out.printf(
          "  message   \"%s\"  (%s, level %d, key %s)%n",
          record.getRequest().getMessage(),
          Names.of(result.getAlgorithm()),
          result.getLevel(),
          record.getRequest().getKeyId());
    } else {
      out.println("  message   none: strength 0 is a plain re-encode");
    }
    out.printf(
        "  video     %s, %d of %d segments re-encoded (%d frames)%n",
        Units.seconds(Micros.toSeconds(result.getDurationMicros())),
        result.getSegmentsReencoded(),
        result.getSegmentsReencoded() + result.getSegmentsCopied(),
        result.getFramesEncoded());
    if (marked && result.getMarkError() != null) {
      Psnr psnr = Psnr.of(result.getMarkError());
      out.printf(
          "  mark      PSNR  Y %s   U %s   V %s%n",
          Units.decibels(psnr.y()), Units.decibels(psnr.u()), Units.decibels(psnr.v()));
    }
    out.printf(
        Locale.ROOT,
        "  size      %s -> %s  (x%.2f)%n",
        Units.bytes(inputBytes),
        Units.bytes(result.getOutputBytes()),
        (double) result.getOutputBytes() / Math.max(1, inputBytes));
    out.printf("  time      %s%n", Units.seconds(Elapsed.seconds(record)));
    record.getWarnings().forEach(warning -> out.printf("  warning   %s%n", warning));
  }

  private EmbedResult result() {
    return Objects.requireNonNull(record.getEmbedResult(), "record of a job that succeeded");
  }
}
