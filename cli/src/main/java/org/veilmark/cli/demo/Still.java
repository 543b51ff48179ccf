package org.veilmark.cli.demo;

import org.veilmark.media.ColourTags;
import org.veilmark.signal.Picture;

/**
 * One picture of a video.
 *
 * @param picture as it is coded
 * @param colour tags of the video
 */
record Still(Picture picture, ColourTags colour) {}
