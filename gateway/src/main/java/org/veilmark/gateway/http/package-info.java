/** The server, and what an interface has to provide to be served. */
@NullMarked
package org.veilmark.gateway.http;

import org.jspecify.annotations.NullMarked;
