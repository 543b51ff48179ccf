/** Who asks, and what he may. */
@NullMarked
package org.veilmark.gateway.access;

import org.jspecify.annotations.NullMarked;
