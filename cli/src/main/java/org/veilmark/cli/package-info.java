/** The commands, their options, output and exit codes. */
@NullMarked
package org.veilmark.cli;

import org.jspecify.annotations.NullMarked;
