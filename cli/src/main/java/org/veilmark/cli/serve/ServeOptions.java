package org.veilmark.cli.serve;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.CallbackOptions;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.topic.KafkaClient;

/**
 * What is served, and from where.
 *
 * @param server how it listens
 * @param data where all is kept that is kept in this process
 * @param buckets where they are
 * @param accessKeys who may
 * @param callbacks where ends of jobs may be told
 * @param key secret key of the marks
 * @param parallelism segments worked on at a time in this process
 * @param others what is not in this process
 */
public record ServeOptions(
    ServerOptions server,
    Path data,
    Buckets buckets,
    List<AccessKey> accessKeys,
    CallbackOptions callbacks,
    KeySource key,
    int parallelism,
    Others others) {

  /** Copies. */
  public ServeOptions {
    accessKeys = List.copyOf(accessKeys);
  }

  /**
   * What runs elsewhere. Null: it runs in this process.
   *
   * @param kafka the topics
   * @param flink address of the REST interface of a cluster on which the service runs
   * @param storeUrl of the database, of JDBC
   */
  public record Others(
      @Nullable KafkaClient kafka, @Nullable URI flink, @Nullable String storeUrl) {
    /** Nothing. */
    public static final Others NONE = new Others(null, null, null);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a cluster would have no topics to reach
     */
    public Others {
      if (flink != null && kafka == null) {
        throw new IllegalArgumentException(
            "a Flink cluster elsewhere needs a Kafka that it reaches, too");
      }
    }
  }
}
