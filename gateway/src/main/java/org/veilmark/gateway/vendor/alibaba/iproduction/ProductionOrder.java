package org.veilmark.gateway.vendor.alibaba.iproduction;

import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.CoverNames;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.RpcCall;

/**
 * What a call asks a function for.
 *
 * @param parameters the fields of {@code JobParams}
 * @param input the video to read
 * @param template the parameter {@code Output}, with its placeholders; null: there is none
 * @param placeholders what they stand for
 */
record ProductionOrder(
    RpcCall parameters,
    StoredObject input,
    @Nullable StoredObject template,
    Placeholders placeholders) {

  /**
   * Where the only result goes.
   *
   * @throws AlibabaException if the call does not tell
   */
  StoredObject output() throws AlibabaException {
    return output("1");
  }

  /**
   * Where several results go, with {@link CoverNames#NUMBER} still in the name.
   *
   * @throws AlibabaException if the call does not tell
   */
  StoredObject outputs() throws AlibabaException {
    return output(CoverNames.NUMBER);
  }

  private StoredObject output(String sequenceId) throws AlibabaException {
    if (template == null) {
      throw AlibabaException.missing("Output");
    }
    return placeholders.expand(template, sequenceId);
  }
}
