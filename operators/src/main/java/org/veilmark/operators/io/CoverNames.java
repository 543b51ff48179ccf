package org.veilmark.operators.io;

/** Names of the pictures of a cover job. */
public final class CoverNames {
  /** What stands for the number of a picture. */
  public static final String NUMBER = "{sequenceId}";

  private CoverNames() {}

  /**
   * The name of one.
   *
   * @param template what the request names as its output
   * @param number from 1, that of the best
   */
  public static String of(String template, int number) {
    return template.replace(NUMBER, Integer.toString(number));
  }

  /** Whether several have different names in one directory. */
  public static boolean tellsApart(String template) {
    return template.indexOf(NUMBER) > template.lastIndexOf('/');
  }
}
