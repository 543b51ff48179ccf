/** Tencent Cloud Infinite: jobs of digital watermarks as XML over HTTP, with q-sign signatures. */
@NullMarked
package org.veilmark.gateway.vendor.tencent;

import org.jspecify.annotations.NullMarked;
