package org.veilmark.cli;

import org.jspecify.annotations.Nullable;
import org.veilmark.detect.FalsePositiveBound;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobRequest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How marks are looked for. */
final class ReadOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--algo",
      paramLabel = "v1|v2",
      converter = AlgorithmConverter.class,
      description = "Scheme of the mark to look for; default: both.")
  private @Nullable Algorithm algorithm;

  @Option(
      names = "--effort",
      paramLabel = "glance|look|study|auto",
      converter = EffortConverter.class,
      description =
          "How much to read: glance keyframes of a few parts, look all keyframes, study the whole video, with"
              + " a wide search for changes of the picture; auto (the default) as much as is needed.")
  private Effort effort = Effort.AUTO;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Highest false-positive probability of what is reported; default: 1e-9.")
  private double threshold = FalsePositiveBound.DEFAULT_THRESHOLD;

  /** Refuses what is no probability. */
  void check() {
    if (!(threshold > 0 && threshold < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--threshold " + threshold + " is not between 0 and 1");
    }
  }

  /** Adds them to a request. */
  JobRequest.Builder addTo(JobRequest.Builder request) {
    return request.setAlgorithm(algorithm).setEffort(effort).setFalsePositiveThreshold(threshold);
  }
}
