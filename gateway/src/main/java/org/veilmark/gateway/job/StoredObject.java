package org.veilmark.gateway.job;

/**
 * A video by its place in a bucket.
 *
 * @param bucket by the name that requests have for it
 * @param name of the object in it, decoded
 */
public record StoredObject(String bucket, String name) {}
