package org.veilmark.gateway.vendor.alibaba;

import java.util.Map;
import org.veilmark.gateway.job.JobRefusedException;

/** A product with the actions of one version of its interface. */
public interface Product {

  /** The version, by which calls name the product. */
  String version();

  /** By which metrics and jobs name it. */
  String name();

  /** What can be called, by the names of the actions. */
  Map<String, Operation> operations();

  /** A refusal in the product's own words. */
  AlibabaException refusal(JobRefusedException refused);
}
