package org.veilmark.cli;

import java.util.Locale;
import org.veilmark.schema.Algorithm;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --algo}. */
final class AlgorithmConverter implements ITypeConverter<Algorithm> {
  @Override
  public Algorithm convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "v1" -> Algorithm.V1;
      case "v2" -> Algorithm.V2;
      default ->
          throw new TypeConversionException(
              "there is no algorithm '" + value + "', only v1 and v2");
    };
  }
}
