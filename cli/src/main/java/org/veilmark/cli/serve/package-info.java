/** The gateway, a broker and the service in one process. */
@NullMarked
package org.veilmark.cli.serve;

import org.jspecify.annotations.NullMarked;
