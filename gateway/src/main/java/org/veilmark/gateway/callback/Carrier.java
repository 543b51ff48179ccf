package org.veilmark.gateway.callback;

import java.util.Map;

/** Takes what is told of the end of a job to where it is to be told. */
public interface Carrier {

  /**
   * Takes it there; when it returns, the receiver has it.
   *
   * @param target where
   * @param headers that go with it
   * @throws UndeliveredException if the receiver does not have it, or may have it without saying so
   */
  void carry(String target, CallbackContent content, Map<String, String> headers)
      throws UndeliveredException;
}
