package org.veilmark.jobs.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.util.MultipleParameterTool;
import org.jspecify.annotations.Nullable;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.Effort;
import org.veilmark.schema.EncoderSettings;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

/**
 * The arguments of {@link BatchJob}. Flink's page shows them to all who may see it: they name where
 * a key is, never a key.
 */
final class BatchArguments {
  private static final Set<String> FLAGS = Set.of("again");
  private static final Set<String> NAMES =
      Set.of(
          "input",
          "list",
          "base",
          "output",
          "state",
          "message",
          "container",
          "level",
          "algo",
          "strength",
          "crf",
          "bitrate",
          "preset",
          "video-codec",
          "effort",
          "threshold",
          "key-file",
          "key-variable",
          "spool",
          "run");

  private final JobKind kind;
  private final MultipleParameterTool options;

  private BatchArguments(JobKind kind, MultipleParameterTool options) {
    this.kind = kind;
    this.options = options;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static BatchArguments parse(String... args) {
    if (args.length == 0 || !(args[0].equals("embed") || args[0].equals("extract"))) {
      throw new IllegalArgumentException("the first argument is not embed or extract");
    }
    MultipleParameterTool options =
        MultipleParameterTool.fromArgs(Arrays.copyOfRange(args, 1, args.length));
    for (String name : options.toMap().keySet()) {
      if (!NAMES.contains(name) && !FLAGS.contains(name)) {
        throw new IllegalArgumentException("there is no option --" + name);
      }
    }
    BatchArguments parsed =
        new BatchArguments(JobKind.valueOf(args[0].toUpperCase(Locale.ROOT)), options);
    parsed.check();
    return parsed;
  }

  private void check() {
    if (inputs().isEmpty() && lists().isEmpty()) {
      throw new IllegalArgumentException("nothing to work on: neither --input nor --list");
    }
    if (kind == JobKind.EMBED && output().isEmpty()) {
      throw new IllegalArgumentException("--output is missing");
    }
    if (kind == JobKind.EXTRACT && !options.has("state")) {
      throw new IllegalArgumentException("--state is missing");
    }
    if (options.has("key-file") && options.has("key-variable")) {
      throw new IllegalArgumentException("--key-file and --key-variable exclude each other");
    }
  }

  JobKind kind() {
    return kind;
  }

  List<String> inputs() {
    return all("input");
  }

  List<String> lists() {
    return all("list");
  }

  Optional<Location> base() {
    return text("base").map(Location::new);
  }

  Optional<Location> output() {
    return kind == JobKind.EMBED ? text("output").map(Location::new) : Optional.empty();
  }

  Location state() {
    return text("state")
        .map(Location::new)
        .or(() -> output().map(output -> output.resolve(Batch.STATE)))
        .orElseThrow();
  }

  Optional<String> message() {
    return text("message");
  }

  Optional<String> container() {
    return text("container");
  }

  boolean again() {
    return options.has("again");
  }

  /** Local directory for temporary files, the same path on every machine. */
  Path spool(String byDefault) {
    return Path.of(text("spool").orElse(byDefault));
  }

  /** Name of this run among those over the same state, if one was given. */
  Optional<String> run() {
    return text("run");
  }

  /** Where the machines of the cluster find the key. */
  KeySource keys() {
    Optional<String> file = text("key-file");
    if (file.isPresent()) {
      return KeySource.ofFile(Path.of(file.get()));
    }
    return text("key-variable").map(KeySource::ofEnvironment).orElseGet(KeySource::byDefault);
  }

  /** The request, but for what each item has of its own. */
  JobRequest template(String keyId, long nonce, long submittedAtMillis) {
    return JobRequest.newBuilder()
        .setJobId("")
        .setKind(kind)
        .setInputUri("/")
        .setKeyId(keyId)
        .setAlgorithm(enumOf("algo", Algorithm::valueOf))
        .setLevel(number("level", Integer::valueOf).orElse(2))
        .setStrength(number("strength", Double::valueOf).orElse(1.0))
        .setEncoding(
            EncoderSettings.newBuilder()
                .setVideoCodec(text("video-codec").orElse(null))
                .setCrf(number("crf", Double::valueOf).orElse(null))
                .setPreset(text("preset").orElse(null))
                .setBitrateBitsPerSecond(
                    number("bitrate", Long::valueOf).map(kilo -> 1000 * kilo).orElse(null))
                .build())
        .setEffort(options.has("effort") ? enumOf("effort", Effort::valueOf) : Effort.AUTO)
        .setFalsePositiveThreshold(number("threshold", Double::valueOf).orElse(1e-9))
        .setNonce(kind == JobKind.EMBED ? nonce : null)
        .setSubmittedAtMillis(submittedAtMillis)
        .build();
  }

  private List<String> all(String name) {
    return options.has(name) ? new ArrayList<>(options.getMultiParameter(name)) : List.of();
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(options.get(name));
  }

  private <T> Optional<T> number(String name, Function<String, T> parser) {
    try {
      return text(name).map(parser);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " is not a number", e);
    }
  }

  private <T> @Nullable T enumOf(String name, Function<String, T> parser) {
    Optional<String> value = text(name);
    try {
      return value.map(known -> parser.apply(known.toUpperCase(Locale.ROOT))).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + name + " " + value.orElse("") + " is not known", e);
    }
  }
}
