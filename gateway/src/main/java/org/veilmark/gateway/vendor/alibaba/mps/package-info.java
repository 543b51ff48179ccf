/** Media Processing Service. */
@NullMarked
package org.veilmark.gateway.vendor.alibaba.mps;

import org.jspecify.annotations.NullMarked;
