package org.veilmark.bench.quality;

/**
 * How much a mark alone changes the pictures, before they are encoded.
 *
 * @param psnrY peak signal-to-noise ratio of luma over all pictures, in dB; infinite where nothing
 *     changed
 * @param psnrYLowest that of the worst picture
 * @param psnrU that of U over all pictures
 * @param psnrV that of V over all pictures
 * @param ssimY mean structural similarity of luma, at most 1
 * @param deltaE mean CIEDE2000 colour difference of pictures blurred as seen, one a second
 * @param deltaEHighest that of the worst of these pictures
 */
public record Quality(
    double psnrY,
    double psnrYLowest,
    double psnrU,
    double psnrV,
    double ssimY,
    double deltaE,
    double deltaEHighest) {}
