/** Where the buckets of requests are. */
@NullMarked
package org.veilmark.gateway.bucket;

import org.jspecify.annotations.NullMarked;
