/** Intelligent production, which IMS and MPS have in common: jobs by the name of a function. */
@NullMarked
package org.veilmark.gateway.vendor.alibaba.iproduction;

import org.jspecify.annotations.NullMarked;
