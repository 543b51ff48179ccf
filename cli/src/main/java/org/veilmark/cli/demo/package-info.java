/** Marks a clip, attacks it and reads the text back. */
@NullMarked
package org.veilmark.cli.demo;

import org.jspecify.annotations.NullMarked;
