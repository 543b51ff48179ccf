package org.veilmark.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veilmark.bench.service.FinalRecords;
import org.veilmark.bench.service.FinalRecords.Ended;
import org.veilmark.bench.service.Percentiles;
import org.veilmark.bench.service.Requester;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobError;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.codec.RecordDecodingException;
import org.veilmark.schema.topic.KafkaClient;
import org.veilmark.schema.topic.Topics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends jobs to a service, waits for their ends, and tells how long each took. */
@Command(
    name = "ServiceLoad",
    mixinStandardHelpOptions = true,
    version = "of this checkout",
    description = {
      "Sends jobs to a service and prints each one's end as it comes:",
      "job, state, milliseconds from request to record, and of failed ones the error.",
      "The last line sums it up.",
      "Ends with 1 if not every job ended once within the time."
    })
public final class ServiceLoad implements Callable<Integer> {
  /** For how long a second record of a job would still be seen. */
  private static final Duration AFTERMATH = Duration.ofSeconds(5);

  @Option(names = "--bootstrap-servers", required = true, paramLabel = "HOST:PORT")
  private String bootstrapServers = "";

  @Option(names = "--topic-prefix", defaultValue = "veilmark.", paramLabel = "P")
  private String prefix = "";

  @Option(
      names = "--key-file",
      required = true,
      paramLabel = "F",
      description = "As the service's.")
  private Path keyFile = Path.of("");

  @Option(names = "--embed", split = ",", paramLabel = "FILE", description = "Clips to mark.")
  private List<Path> hosts = List.of();

  @Option(names = "--output", paramLabel = "DIR", description = "Where marked clips go.")
  private @Nullable Path output;

  @Option(names = "--extract", split = ",", paramLabel = "FILE", description = "Clips to read.")
  private List<Path> marked = List.of();

  @Option(
      names = "--repeat",
      defaultValue = "1",
      paramLabel = "N",
      description = "How often each clip is read (default: ${DEFAULT-VALUE}).")
  private int repeat;

  @Option(
      names = "--per-minute",
      paramLabel = "R",
      description = "How many are sent in a minute, evenly; all at once by default.")
  private @Nullable Double perMinute;

  @Option(names = "--id", defaultValue = "load", paramLabel = "ID", description = "Jobs begin so.")
  private String id = "";

  @Option(names = "--queue", defaultValue = "default", paramLabel = "Q")
  private String queue = "";

  @Option(names = "--priority", defaultValue = "0", paramLabel = "0..2")
  private int priority;

  @Option(names = "--preset", defaultValue = "ultrafast", paramLabel = "P")
  private String preset = "";

  @Option(names = "--crf", defaultValue = "20", paramLabel = "N")
  private double crf;

  @Option(names = "--timeout-seconds", defaultValue = "600", paramLabel = "N")
  private int timeoutSeconds;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ServiceLoad()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<JobRequest> requests;
    try {
      requests = requests();
    } catch (JobException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    KafkaClient client = new KafkaClient(bootstrapServers, new Topics(prefix), new Properties());
    PrintWriter out = spec.commandLine().getOut();
    List<Long> latencies = new ArrayList<>();
    try (FinalRecords records =
        new FinalRecords(
            client, requests.stream().map(JobRequest::getJobId).collect(Collectors.toSet()))) {
      // Sent from a thread of its own: a record must be seen when it comes.
      Thread sender = new Thread(() -> send(client, requests), "sender");
      sender.start();
      long deadline = System.nanoTime() + Duration.ofSeconds(timeoutSeconds).toNanos();
      while (!records.isComplete() && System.nanoTime() < deadline) {
        print(records.follow(), latencies, out);
      }
      sender.interrupt();
      deadline = System.nanoTime() + AFTERMATH.toNanos();
      while (System.nanoTime() < deadline) {
        print(records.follow(), latencies, out);
      }
      out.println(summary(requests.size(), records, latencies));
      return records.isComplete() && records.repeated() == 0
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private List<JobRequest> requests() throws JobException {
    List<JobRequest> requests = new ArrayList<>();
    String keyId = KeySource.ofFile(keyFile).read().id();
    for (Path host : hosts) {
      String name = host.getFileName().toString();
      if (output == null) {
        throw new CommandLine.ParameterException(spec.commandLine(), "--embed needs --output");
      }
      requests.add(
          begin(JobKind.EMBED, host, keyId, requests.size())
              .setOutputUri(output.resolve(name).toAbsolutePath().toString())
              .setMessage(name.replaceFirst("\\.[^.]*$", ""))
              .setEncoding(EncoderSettings.newBuilder().setCrf(crf).setPreset(preset).build())
              .build());
    }
    for (int time = 0; time < repeat; time++) {
      for (Path clip : marked) {
        requests.add(begin(JobKind.EXTRACT, clip, keyId, requests.size()).build());
      }
    }
    return requests;
  }

  private JobRequest.Builder begin(JobKind kind, Path input, String keyId, int number) {
    return JobRequest.newBuilder()
        .setJobId("%s-%s-%d".formatted(id, kind.name().toLowerCase(Locale.ROOT), number))
        .setKind(kind)
        .setInputUri(input.toAbsolutePath().toString())
        .setKeyId(keyId)
        .setQueue(queue)
        .setPriority(priority)
        .setSubmittedAtMillis(0);
  }

  private void send(KafkaClient client, List<JobRequest> requests) {
    long begin = System.nanoTime();
    try (Requester requester = new Requester(client)) {
      for (int i = 0; i < requests.size(); i++) {
        if (perMinute != null) {
          long due = begin + (long) (i * 60e9 / perMinute);
          Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        }
        requester.send(
            JobRequest.newBuilder(requests.get(i))
                .setSubmittedAtMillis(System.currentTimeMillis())
                .build());
      }
    } catch (InterruptedException e) {
      // The time is up.
    } catch (java.util.concurrent.ExecutionException e) {
      spec.commandLine().getErr().println("not sent: " + e.getCause());
    }
  }

  private static void print(List<Ended> fresh, List<Long> latencies, PrintWriter out)
      throws RecordDecodingException {
    for (Ended ended : fresh) {
      long millis = ended.seenAtMillis() - ended.job().getRequest().getSubmittedAtMillis();
      latencies.add(millis);
      JobError error = ended.job().getError();
      String why = error == null ? "" : " " + error.getCode() + ": " + error.getMessage();
      out.printf("%s %s %d%s%n", ended.job().getJobId(), ended.job().getState(), millis, why);
    }
    out.flush();
  }

  private static String summary(int jobs, FinalRecords records, List<Long> latencies) {
    String counts =
        "%d jobs, %d ended, %d records repeated"
            .formatted(jobs, latencies.size(), records.repeated());
    if (latencies.isEmpty()) {
      return counts;
    }
    Percentiles millis = new Percentiles(latencies);
    return "%s; from request to record p50 %d ms, p99 %d ms, longest %d ms"
        .formatted(counts, millis.at(50), millis.at(99), millis.at(100));
  }
}
