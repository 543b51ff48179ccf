/**
 * Video in and out: probe, GOP index, decode, encode, assemble. Types free of any codec library.
 */
@NullMarked
package org.veilmark.media;

import org.jspecify.annotations.NullMarked;
