/** What a video shows, in a few bytes a second: to tell later whether a copy is one of it. */
@NullMarked
package org.veilmark.fingerprint;

import org.jspecify.annotations.NullMarked;
