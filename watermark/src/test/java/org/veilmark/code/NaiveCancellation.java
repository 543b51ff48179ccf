package org.veilmark.code;

import java.util.Arrays;

/** Successive cancellation by plain recursion: slow, and short enough to be seen to be right. */
final class NaiveCancellation {
  private NaiveCancellation() {}

  /**
   * Decides inputs {@code first} to {@code first + ratios.length - 1} and returns their codeword.
   */
  static byte[] decode(PolarCode code, float[] ratios, int first, byte[] inputs) {
    if (ratios.length == 1) {
      inputs[first] = (byte) (!code.isFrozen(first) && ratios[0] < 0 ? 1 : 0);
      return new byte[] {inputs[first]};
    }
    int half = ratios.length / 2;
    float[] left = new float[half];
    for (int i = 0; i < half; i++) {
      left[i] =
          Math.signum(ratios[i])
              * Math.signum(ratios[i + half])
              * Math.min(Math.abs(ratios[i]), Math.abs(ratios[i + half]));
    }
    byte[] leftWord = decode(code, left, first, inputs);
    float[] right = new float[half];
    for (int i = 0; i < half; i++) {
      right[i] = ratios[i + half] + (leftWord[i] == 0 ? ratios[i] : -ratios[i]);
    }
    byte[] rightWord = decode(code, right, first + half, inputs);
    byte[] word = new byte[2 * half];
    for (int i = 0; i < half; i++) {
      word[i] = (byte) (leftWord[i] ^ rightWord[i]);
      word[i + half] = rightWord[i];
    }
    return word;
  }

  static byte[] encode(byte[] inputs) {
    if (inputs.length == 1) {
      return inputs;
    }
    int half = inputs.length / 2;
    byte[] left = encode(Arrays.copyOf(inputs, half));
    byte[] right = encode(Arrays.copyOfRange(inputs, half, inputs.length));
    byte[] word = Arrays.copyOf(left, inputs.length);
    for (int i = 0; i < half; i++) {
      word[i] ^= right[i];
      word[i + half] = right[i];
    }
    return word;
  }
}
