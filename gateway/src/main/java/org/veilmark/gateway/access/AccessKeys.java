package org.veilmark.gateway.access;

import java.util.Optional;

/** The access keys that there are. */
public interface AccessKeys {

  /** The key of an id. */
  Optional<AccessKey> find(String accessKeyId);
}
