package org.veilmark.code;

import java.util.Arrays;

/**
 * Which of several arrays each decoding path uses at each depth, shared between paths until one of
 * them writes (I. Tal, A. Vardy, "List Decoding of Polar Codes", IEEE Trans. Inf. Theory 61(5),
 * 2015, section III).
 *
 * <p>It hands out slot numbers; the arrays themselves belong to the caller.
 */
final class PathLayers {
  private final int[][] slotOfPath;
  private final int[][] users;

  PathLayers(int depths, int paths) {
    slotOfPath = new int[depths][paths];
    users = new int[depths][paths];
    for (int[] slots : slotOfPath) {
      Arrays.fill(slots, -1);
    }
  }

  /** The slot that {@code path} reads at {@code depth}. */
  int read(int depth, int path) {
    return slotOfPath[depth][path];
  }

  /** A slot that only {@code path} uses from now on; what was in it is not kept. */
  int write(int depth, int path) {
    int slot = slotOfPath[depth][path];
    if (slot >= 0) {
      if (users[depth][slot] == 1) {
        return slot;
      }
      users[depth][slot]--;
    }
    int free = 0;
    while (users[depth][free] > 0) {
      free++;
    }
    users[depth][free] = 1;
    slotOfPath[depth][path] = free;
    return free;
  }

  /** Lets {@code to}, which holds nothing, see what {@code from} sees. */
  void share(int from, int to) {
    for (int depth = 0; depth < slotOfPath.length; depth++) {
      int slot = slotOfPath[depth][from];
      slotOfPath[depth][to] = slot;
      if (slot >= 0) {
        users[depth][slot]++;
      }
    }
  }

  /** Gives up all that {@code path} holds. */
  void release(int path) {
    for (int depth = 0; depth < slotOfPath.length; depth++) {
      int slot = slotOfPath[depth][path];
      if (slot >= 0) {
        users[depth][slot]--;
        slotOfPath[depth][path] = -1;
      }
    }
  }
}
