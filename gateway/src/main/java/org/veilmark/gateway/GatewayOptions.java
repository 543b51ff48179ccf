package org.veilmark.gateway;

import java.time.Duration;
import java.util.List;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.SecretSeal;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.CallbackOptions;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.schema.topic.KafkaClient;

/**
 * What a gateway is built with.
 *
 * @param server how it listens
 * @param kafka how the service's topics are reached
 * @param storeUrl of JDBC
 * @param nonceUrl of JDBC, of what calls have used once; may be the same
 * @param seal of secrets in the store
 * @param accessKeys to be put into the store at the start
 * @param buckets where they are
 * @param callbacks where ends of jobs may be told
 * @param callsPerSecond how often an account may call an operation
 * @param patience after which a job that nobody speaks of is asked for again
 */
public record GatewayOptions(
    ServerOptions server,
    KafkaClient kafka,
    String storeUrl,
    String nonceUrl,
    SecretSeal seal,
    List<AccessKey> accessKeys,
    Buckets buckets,
    CallbackOptions callbacks,
    int callsPerSecond,
    Duration patience) {
  /** What the vendors allow. */
  public static final int CALLS_PER_SECOND = 100;

  /** Much longer than a request takes to be heard of. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Copies. */
  public GatewayOptions {
    accessKeys = List.copyOf(accessKeys);
  }
}
