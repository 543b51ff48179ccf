/** Intelligent Media Services. */
@NullMarked
package org.veilmark.gateway.vendor.alibaba.ims;

import org.jspecify.annotations.NullMarked;
