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
      case "v2" -> Algorithm.V2;
      case "v1" ->
          throw new TypeConversionException(
              "v1, for videos of three minutes and more, is not supported yet; v2 takes any length");
      default ->
          throw new TypeConversionException("there is no algorithm '" + value + "', only v2");
    };
  }
}
