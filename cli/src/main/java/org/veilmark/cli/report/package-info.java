/** What commands print: JSON lines for programs, aligned text for people. */
@NullMarked
package org.veilmark.cli.report;

import org.jspecify.annotations.NullMarked;
