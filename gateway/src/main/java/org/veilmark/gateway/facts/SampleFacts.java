package org.veilmark.gateway.facts;

/**
 * Of a picture of a marked video that can be looked at; its images are asked for one by one.
 *
 * @param timeSeconds when it is shown
 * @param gain how many times larger the difference is shown than it is
 */
public record SampleFacts(double timeSeconds, int gain) {}
