package org.veilmark.bench;

import java.nio.file.Path;

/**
 * A clip, or its beginning, that was marked and encoded.
 *
 * @param file the encoded copy
 * @param seconds its length
 * @param psnrLumaDb of the mark alone, before encoding, over all pictures; infinite where nothing
 *     changed
 * @param videoBytes size of the coded pictures
 */
public record MarkedCopy(Path file, double seconds, double psnrLumaDb, long videoBytes) {}
