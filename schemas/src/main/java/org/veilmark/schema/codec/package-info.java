/** Single-object encoding of the generated records, with every past version of their schemas. */
@NullMarked
package org.veilmark.schema.codec;

import org.jspecify.annotations.NullMarked;
