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

  /** All that there are, with the marks of a product. */
  public static Functions all(CopyrightTasks tasks) {
    return new Functions(
        Map.of(
            CopyrightMarking.NAME,
            new CopyrightMarking(tasks),
            CopyrightReading.NAME,
            new CopyrightReading(),
            SmartCover.NAME,
            new SmartCover()));
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
