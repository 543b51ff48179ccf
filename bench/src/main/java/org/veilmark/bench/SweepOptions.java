package org.veilmark.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a {@link CarrierSweep} is asked to do. */
final class SweepOptions {
  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the clips.")
  private @Nullable Path clips;

  @Option(
      names = "--clip",
      split = ",",
      paramLabel = "NAME",
      description = "Clips whose file names contain one of these; all by default.")
  private List<String> names = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "N",
      description = "How much of each clip's beginning is used (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--variant",
      split = ",",
      paramLabel = "NAME",
      converter = VariantConverter.class,
      description = "Carriers to try; all by default. An unknown name lists them.")
  private List<CarrierVariant> variants = CarrierVariant.ALL;

  @Option(
      names = "--message",
      defaultValue = "VEILMARK24CHARACTERS2026",
      paramLabel = "TEXT",
      description = "What is embedded (default: ${DEFAULT-VALUE}).")
  private String message = "";

  Path clips() {
    if (clips == null) {
      throw new IllegalStateException("not parsed yet");
    }
    return clips;
  }

  /** Parts of the clips' names; empty for all clips. */
  List<String> names() {
    return names;
  }

  double seconds() {
    return seconds;
  }

  List<CarrierVariant> variants() {
    return variants;
  }

  String message() {
    return message;
  }

  /** Finds variants by name. */
  static final class VariantConverter implements ITypeConverter<CarrierVariant> {
    @Override
    public CarrierVariant convert(String name) {
      try {
        return CarrierVariant.named(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
