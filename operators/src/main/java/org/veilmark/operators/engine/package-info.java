/**
 * The native work on segments: decoding, marking, encoding, reading; in this process or another.
 */
@NullMarked
package org.veilmark.operators.engine;

import org.jspecify.annotations.NullMarked;
