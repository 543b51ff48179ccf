package org.veilmark.cli;

import java.util.Locale;
import org.veilmark.schema.Effort;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --effort}. */
final class EffortConverter implements ITypeConverter<Effort> {
  @Override
  public Effort convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "glance" -> Effort.GLANCE;
      case "look" -> Effort.LOOK;
      case "study" -> Effort.STUDY;
      case "auto" -> Effort.AUTO;
      default ->
          throw new TypeConversionException(
              "'" + value + "' is not one of glance, look, study, auto");
    };
  }
}
