/**
 * Pictures as the watermark sees them: planes of samples and what the samples mean. Platform-free;
 * other modules fill these types.
 */
package org.veilmark.signal;
