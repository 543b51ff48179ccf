package org.veilmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.veilmark.cli.serve.AccessKeyFile;
import org.veilmark.cli.serve.AccessKeyPairs;
import org.veilmark.cli.serve.BucketPairs;
import org.veilmark.cli.serve.ServeOptions;
import org.veilmark.cli.serve.Serving;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.CallbackOptions;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.gateway.http.TlsIdentity;
import org.veilmark.operators.failure.Failures;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.keys.KeySource;
import picocli.CommandLine;
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
      names = "--default-bucket",
      paramLabel = "NAME",
      description =
          "Bucket of requests that name none. Without it: the only one, if there is only one.")
  private @Nullable String defaultBucket;

  @Option(
      names = "--access-key",
      paramLabel = "ID:SECRET",
      description =
          "An access key that may do all. For trying out: others see it in the arguments.")
  private List<String> accessKeys = new ArrayList<>();

  @Option(
      names = "--access-keys",
      paramLabel = "FILE",
      description = "File of access keys with accounts, roles and buckets: see docs/api.md.")
  private @Nullable Path accessKeyFile;

  @Option(
      names = "--allow-private-callbacks",
      description = "Tell ends of jobs to hosts of this machine and of networks around it, too.")
  private boolean allowPrivateCallbacks;

  @Option(
      names = "--callback-topic",
      paramLabel = "T",
      description = "A Kafka topic that ends of jobs may be told in. May be repeated.")
  private List<String> callbackTopics = new ArrayList<>();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Certificate and its chain, of PEM: HTTPS is spoken, not HTTP.")
  private @Nullable Path tlsCertificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key: PKCS #8 of PEM, not encrypted.")
  private @Nullable Path tlsKey;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Segments worked on at a time. Without it: the processors of this machine.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      preprocessor = ConfigExpansion.class,
      description =
          "File of these options, a line each, such as port = 8480. They stand in its place: what "
              + "is typed after it wins.")
  private @Nullable Path unusedConfig;

  @Mixin private ElsewhereOptions elsewhere;

  @Mixin private KeyOptions keyOptions;

  private ServeCommand(CommandContext context) {
    this.context = context;
  }

  /** The command, of whose options what comes later wins. */
  static CommandLine commandLine(CommandContext context) {
    return new CommandLine(new ServeCommand(context)).setOverwrittenOptionsAllowed(true);
  }

  @Override
  public Integer call() throws Exception {
    ServeOptions options = options();
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

  private ServeOptions options() throws CommandException {
    KeySource key = keyOptions.choose(context);
    try {
      String keyId = key.read().id();
      List<AccessKey> keys = new ArrayList<>(AccessKeyPairs.parse(accessKeys, keyId));
      if (accessKeyFile != null) {
        keys.addAll(AccessKeyFile.read(accessKeyFile, keyId));
      }
      for (AccessKey accessKey : keys) {
        key.resolve(accessKey.caller().keyId());
      }
      return new ServeOptions(
          new ServerOptions(host, port, identity()),
          data,
          new Buckets(BucketPairs.parse(buckets), defaultBucket),
          keys,
          new CallbackOptions(allowPrivateCallbacks, Set.copyOf(callbackTopics)),
          key,
          parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism,
          elsewhere.others(context));
    } catch (JobException e) {
      throw new CommandException(e);
    } catch (IllegalArgumentException e) {
      throw new CommandException("REQUEST_INVALID", Failures.oneLine(e), e);
    } catch (IOException e) {
      throw new CommandException("REQUEST_INVALID", FileFailures.inWords(e), e);
    }
  }

  private @Nullable TlsIdentity identity() throws IOException {
    if (tlsCertificate == null && tlsKey == null) {
      return null;
    }
    if (tlsCertificate == null || tlsKey == null) {
      throw new IllegalArgumentException("--tls-cert and --tls-key go together");
    }
    return TlsIdentity.ofPem(tlsCertificate, tlsKey);
  }
}
