package org.veilmark.gateway.facts;

import org.jspecify.annotations.Nullable;

/**
 * What an embedding did.
 *
 * @param outputBytes size of the marked video
 * @param durationSeconds of its video stream
 * @param algorithm the scheme used, {@code v1} or {@code v2}
 * @param level which planes carry the mark: 0 U, 1 U and V, 2 Y, U and V
 * @param strength relative to the default of 1
 * @param nonce 16 hexadecimal digits that no other embedding has; null: not known
 * @param segmentsReencoded segments that were coded anew
 * @param segmentsCopied segments copied bit for bit
 * @param framesEncoded frames that were coded anew
 * @param psnr of the marked pictures, before coding, against their host; null: nothing was
 *     re-encoded
 * @param fingerprintBytes size of the fingerprint that the record holds; 0: it has none
 * @param sample a picture of the marked part; null: the record holds none
 */
public record EmbedFacts(
    long outputBytes,
    double durationSeconds,
    String algorithm,
    int level,
    double strength,
    @Nullable String nonce,
    int segmentsReencoded,
    int segmentsCopied,
    long framesEncoded,
    @Nullable PsnrFacts psnr,
    int fingerprintBytes,
    @Nullable SampleFacts sample) {}
