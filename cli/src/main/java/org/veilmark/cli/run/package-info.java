/** Running jobs on the embedded cluster, in the order and with the care that a terminal needs. */
@NullMarked
package org.veilmark.cli.run;

import org.jspecify.annotations.NullMarked;
