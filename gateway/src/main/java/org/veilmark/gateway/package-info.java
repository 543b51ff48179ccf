/** The gateway: other people's interfaces in front of the service. */
@NullMarked
package org.veilmark.gateway;

import org.jspecify.annotations.NullMarked;
