package org.veilmark.gateway.store;

import java.util.UUID;

/** In a database in memory, as {@code serve} has it in a file. */
class H2StoreTest extends StoreContract {

  @Override
  String freshUrl() {
    return "jdbc:h2:mem:" + UUID.randomUUID();
  }
}
