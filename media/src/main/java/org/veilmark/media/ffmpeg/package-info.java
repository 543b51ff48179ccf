/** The FFmpeg implementation of {@code org.veilmark.media}, reached through one factory. */
@NullMarked
package org.veilmark.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
