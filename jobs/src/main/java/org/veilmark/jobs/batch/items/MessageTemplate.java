package org.veilmark.jobs.batch.items;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message of each item: a text in which {@code {name}} is the video's file name without its
 * extension and {@code {index}} its place in the list, from 1 on. Any other brace is itself.
 *
 * @param text with or without places to fill
 */
public record MessageTemplate(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{(name|index)\\}");

  /** Whether all items get the same. */
  public boolean isConstant() {
    return !PLACE.matcher(text).find();
  }

  /**
   * The message of an item.
   *
   * @param fileName with its extension
   * @param index from 1 on
   */
  public String message(String fileName, long index) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group(1).equals("name")
                        ? withoutExtension(fileName)
                        : String.format(Locale.ROOT, "%d", index)));
  }

  private static String withoutExtension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }
}
