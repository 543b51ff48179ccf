/** Gateways that are killed at a step, and what is left of their jobs. */
@NullMarked
package org.veilmark.cli.killed;

import org.jspecify.annotations.NullMarked;
