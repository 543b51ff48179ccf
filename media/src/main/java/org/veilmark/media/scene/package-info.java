/**
 * A made-up film, computed picture by picture: for demonstrations and for tests that need video
 * like a camera's without carrying one along. Needs no FFmpeg.
 */
@NullMarked
package org.veilmark.media.scene;

import org.jspecify.annotations.NullMarked;
