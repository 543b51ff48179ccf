/** Merges evidence over a complete manifest and decides on the message. */
@NullMarked
package org.veilmark.operators.vote;

import org.jspecify.annotations.NullMarked;
