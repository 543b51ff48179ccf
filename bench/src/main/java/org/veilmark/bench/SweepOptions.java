package org.veilmark.bench;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a {@link CarrierSweep} is asked to do with clips. */
final class SweepOptions {
  @Mixin private final BeginningOption beginning = new BeginningOption();

  @Option(
      names = "--variant",
      split = ",",
      paramLabel = "NAME",
      converter = VariantConverter.class,
      description = "Carriers to try; all by default. An unknown name lists them.")
  private List<CarrierVariant> variants = CarrierVariant.ALL;

  @Option(
      names = "--message",
      defaultValue = SampleMark.MESSAGE,
      paramLabel = "TEXT",
      description = "What is embedded (default: ${DEFAULT-VALUE}).")
  private String message = "";

  double seconds() {
    return beginning.seconds();
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
