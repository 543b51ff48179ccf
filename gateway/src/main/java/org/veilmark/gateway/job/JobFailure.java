package org.veilmark.gateway.job;

/**
 * Why a job failed.
 *
 * @param code stable, in upper snake case
 * @param message one line for people
 */
public record JobFailure(String code, String message) {}
