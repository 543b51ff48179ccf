package org.veilmark.gateway.job;

/**
 * Where the end of a job is told.
 *
 * @param target a URL, or what the kind says
 * @param kind by the word of the interface that the job came by
 * @param format by its word, too
 */
public record Callback(String target, String kind, String format) {}
