package org.veilmark.gateway.vendor.alibaba.iproduction;

import java.util.Map;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.copyright.CopyrightTasks;

/**
 * The functions that there are.
 *
 * @param byName each by its {@code FunctionName}
 */
public record Functions(Map<String, ProductionFunction> byName) {

  /** Copies. */
  public Functions {
    byName = Map.copyOf(byName);
  }

  /** All of ours. */
  public static Functions marking(CopyrightTasks tasks) {
    return new Functions(
        Map.of(
            CopyrightMarking.NAME,
            new CopyrightMarking(tasks),
            CopyrightReading.NAME,
            new CopyrightReading()));
  }

  /**
   * One of them.
   *
   * @throws AlibabaException if there is none of that name
   */
  ProductionFunction require(String name) throws AlibabaException {
    ProductionFunction function = byName.get(name);
    if (function == null) {
      throw AlibabaException.unsupported(
          "The parameter \"FunctionName\" is \"%s\"; there are %s."
              .formatted(name, byName.keySet().stream().sorted().toList()));
    }
    return function;
  }
}
