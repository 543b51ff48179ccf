package org.veilmark.gateway.vendor.tencent;

import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.StoredObject;

/** Writes jobs as answers have them. */
final class JobsDetail {
  private JobsDetail() {}

  /** Adds a job. */
  static void write(XmlWriter xml, Job job) {
    JobFailure failure = job.status().failure();
    xml.open("JobsDetail")
        .text("Code", failure == null ? "Success" : failure.code())
        .text("Message", failure == null ? "Success" : failure.message())
        .text("JobId", job.id())
        .text("State", CiState.word(job.status().state()))
        .text("Progress", job.status().percent())
        .text("CreationTime", CiTime.write(job.submittedAtMillis()))
        .text("StartTime", CiTime.write(job.status().startedAtMillis()))
        .text("EndTime", CiTime.write(job.status().finishedAtMillis()))
        .text("QueueId", job.task().queue())
        .text("Tag", Tag.of(job.task().kind()).word());
    if (job.callbackStatus() != null) {
      xml.text("CallBackState", job.callbackStatus().state())
          .text("CallBackError", job.callbackStatus().error());
    }
    // The object comes last: a client takes the last element for it, whichever that is.
    xml.open("Input")
        .text("BucketId", job.task().input().bucket())
        .text("Region", job.form().details().getOrDefault(JobOrder.REGION, ""))
        .text("Object", job.task().input().name())
        .close();
    xml.open("Operation");
    writeWatermark(xml, job);
    StoredObject output = job.task().output();
    if (output != null) {
      xml.open("Output")
          .text("Region", job.form().details().getOrDefault(JobOrder.OUTPUT_REGION, ""))
          .text("Bucket", output.bucket())
          .text("Object", output.name())
          .close();
    }
    xml.text("JobLevel", job.task().priority()).text("UserData", job.task().userData());
    xml.close().close();
  }

  private static void writeWatermark(XmlWriter xml, Job job) {
    Finding finding = job.status().finding();
    String message =
        job.task().kind() == JobKind.EMBED
            ? job.task().message()
            : finding == null ? null : finding.message();
    xml.open(Tag.of(job.task().kind()).word());
    // Version 2 of a client's interface reads the names in lower case only.
    xml.text("Message", message).text("message", message);
    xml.text("Type", "Text").text("type", "Text");
    xml.text("Version", "V1").text("version", "V1");
    xml.close();
  }
}
