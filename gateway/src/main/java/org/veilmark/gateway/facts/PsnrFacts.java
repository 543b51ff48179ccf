package org.veilmark.gateway.facts;

import org.jspecify.annotations.Nullable;

/**
 * Peak signal-to-noise ratios by plane, in dB. Null: the plane is as it was.
 *
 * @param y of luma
 * @param u of the first chroma plane
 * @param v of the second chroma plane
 */
public record PsnrFacts(@Nullable Double y, @Nullable Double u, @Nullable Double v) {}
