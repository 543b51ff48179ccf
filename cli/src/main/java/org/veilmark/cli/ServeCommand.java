package org.veilmark.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.veilmark.cli.serve.ServeOptions;
import org.veilmark.cli.serve.Serving;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.keys.KeySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the vendors' interfaces, with all that is behind them in this process. */
@Command(
    name = "serve",
    header = "Serve job interfaces of Alibaba Cloud and Tencent Cloud on this machine.",
    synopsisHeading = "%nUsage: ",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Example:",
      "  veilmark serve --bucket films=/srv/films --access-key testId:testSecret"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8480;

  private final CommandContext context;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen at; 0 for any. Without it: 8480.")
  private int port = DEFAULT_PORT;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "Address to listen at. Without it: 127.0.0.1, this machine alone.")
  private String host = "127.0.0.1";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where jobs, messages and checkpoints are kept. Without it: veilmark-data.")
  private Path data = Path.of("veilmark-data");

  @Option(
      names = "--bucket",
      paramLabel = "NAME=URI",
      required = true,
      description = "A bucket and where it is: a folder, or s3://... . May be repeated.")
  private List<String> buckets = new ArrayList<>();

  @Option(
      names = "--access-key",
      paramLabel = "ID:SECRET",
      description =
          "An access key that may do all. For trying out: others see it in the arguments.")
  private List<String> accessKeys = new ArrayList<>();

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Segments worked on at a time. Without it: the processors of this machine.")
  private @Nullable Integer parallelism;

  @Mixin private KeyOptions keyOptions;

  ServeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    KeySource key = keyOptions.choose(context);
    ServeOptions options;
    try {
      options =
          ServeOptions.of(host, port, data, buckets, accessKeys, key, KeyOptions.idOf(key))
              .withParallelism(
                  parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism);
    } catch (IllegalArgumentException e) {
      throw new CommandException("REQUEST_INVALID", Failures.oneLine(e), e);
    }
    CountDownLatch ended = new CountDownLatch(1);
    return context
        .interruption()
        .stoppable(
            ended::countDown,
            () -> {
              try (Serving serving = Serving.start(options, context.environment())) {
                context.out().println("ready: " + serving.address());
                ended.await();
              }
              return ExitCode.DONE.number();
            });
  }
}
