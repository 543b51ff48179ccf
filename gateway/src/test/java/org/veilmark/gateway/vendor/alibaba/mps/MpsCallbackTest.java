package org.veilmark.gateway.vendor.alibaba.mps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;

class MpsCallbackTest {

  @Test
  void write_intelligentProduction_namesTheFunction() {
    assertThat(told(new JobForm("mps", "IProduction", Map.of("FunctionName", "Cover"))))
        .isEqualTo(
            "{\"Type\":\"IProduction\",\"JobId\":\"j1\",\"State\":\"Fail\","
                + "\"Code\":\"INPUT_NOT_FOUND\",\"Message\":\"there is no a.mp4\","
                + "\"UserData\":\"mine\",\"FunctionName\":\"Cover\"}");
  }

  @Test
  void write_copyrightJob_namesNone() {
    assertThat(told(new JobForm("mps", "CopyrightExtract", Map.of())))
        .doesNotContain("FunctionName");
  }

  private static String told(JobForm form) {
    JobFailure failure = new JobFailure("INPUT_NOT_FOUND", "there is no a.mp4");
    Job job =
        new Job(
            "j1",
            "one",
            "access",
            JobTask.extract(new StoredObject("films", "a.mp4")).withUserData("mine"),
            "key",
            form,
            null,
            null,
            5,
            5,
            new JobStatus(JobState.FAILED, 0, null, 6L, failure, null));
    return new String(new MpsCallback().write(job).body(), StandardCharsets.UTF_8);
  }
}
