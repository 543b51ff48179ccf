package org.veilmark.bench.robustness;

/**
 * A clip that could not be measured.
 *
 * @param name file name
 * @param reason one line
 */
public record ClipFailure(String name, String reason) {}
