package org.veilmark.gateway.facts;

/**
 * Affine map from the picture as found to the picture as marked: marked x = xx x + xy y + x0,
 * marked y = yx x + yy y + y0, both counted from the centre of a picture whose short side is 144.
 *
 * @param xx marked x by found x
 * @param xy marked x by found y
 * @param x0 marked x of the found centre
 * @param yx marked y by found x
 * @param yy marked y by found y
 * @param y0 marked y of the found centre
 */
public record GeometryFacts(double xx, double xy, double x0, double yx, double yy, double y0) {}
