/** What is drawn on a terminal: a progress line, tables. */
@NullMarked
package org.veilmark.cli.terminal;

import org.jspecify.annotations.NullMarked;
