package org.veilmark.bench;

import org.veilmark.code.SecretKey;

/** What bench's tools mark clips with where nothing else is asked for. */
public final class SampleMark {
  /** The key. */
  public static final SecretKey KEY = SecretKey.ofHex("5e".repeat(SecretKey.LENGTH_BYTES));

  /** The message: 24 capitals and digits, which fill 128 bits. */
  public static final String MESSAGE = "VEILMARK24CHARACTERS2026";

  private SampleMark() {}
}
