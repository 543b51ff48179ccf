package org.veilmark.media.ffmpeg;

import java.util.List;

/** Types of NAL units (ITU-T H.265, table 7-1), and the ids of parameter sets in them. */
final class HevcUnits {
  static final int HEADER_BYTES = 2;
  static final int BLA_W_LP = 16;
  static final int CRA = 21;
  static final int VPS = 32;
  static final int SPS = 33;
  static final int PPS = 34;
  static final int PREFIX_SEI = 39;

  private static final int LAST_SLICE = 31;
  private static final int LAST_RANDOM_ACCESS = 23;

  /**
   * Between the id of our sequence sets and that of our picture sets. Codes of 15 to 30 have nine
   * bits where that of 0 has one.
   */
  private static final int PICTURE_SETS_FROM = 15;

  private static final int MAX_SET_ID = 15;

  private HevcUnits() {}

  static int type(byte[] unit) {
    return unit.length < HEADER_BYTES ? -1 : unit[0] >> 1 & 0x3f;
  }

  /** The id of our picture parameter set where our other sets have {@code setId}. */
  static int pictureSetId(int setId) {
    return PICTURE_SETS_FROM + setId;
  }

  /**
   * Whether {@code setId} will do. The last two bits of the picture set's code share a byte with
   * what follows; they must not both be 0, or that byte might be.
   */
  static boolean isUsable(int setId) {
    return setId > 0 && setId <= MAX_SET_ID && (pictureSetId(setId) + 1) % 4 != 0;
  }

  /**
   * An access unit or parameter sets, with start codes, of an encoder that numbers its sets 0, with
   * ids that a host does not use.
   *
   * @param setId as {@link #isUsable}
   * @throws IllegalArgumentException if other ids are in it
   */
  static byte[] withSetId(byte[] units, int setId) {
    List<byte[]> split = NalUnits.split(units, NalUnits.START_CODES);
    return NalUnits.join(
        split.stream().map(unit -> unitWithSetId(unit, setId)).toList(), NalUnits.START_CODES);
  }

  private static byte[] unitWithSetId(byte[] unit, int setId) {
    int type = type(unit);
    if (type >= 0 && type <= LAST_SLICE) {
      return slice(unit, type, setId);
    }
    BitReader bits = new BitReader(unit, HEADER_BYTES);
    BitWriter changed = new BitWriter();
    switch (type) {
      case VPS -> {
        requireZero(bits.bits(4));
        changed.bits(setId, 4);
      }
      case SPS -> {
        HevcSps sps = HevcSps.parse(unit);
        requireZero(bits.bits(4));
        changed.bits(setId, 4);
        changed.copy(bits, sps.idAtBit() - bits.position());
        requireZero(bits.unsigned());
        changed.unsigned(setId);
      }
      case PPS -> {
        requireZero(bits.unsigned());
        requireZero(bits.unsigned());
        changed.unsigned(pictureSetId(setId));
        changed.unsigned(setId);
      }
      default -> {
        return unit;
      }
    }
    changed.copy(bits, bits.leftToStopBit());
    return changed.nalUnit(unit, HEADER_BYTES);
  }

  /**
   * A slice's header begins with one flag, or two in a random access picture, and the id (7.3.6.1).
   * The longer id takes eight bits more: what follows moves by a whole byte and keeps its alignment
   * and, since the bytes before are not 0, its emulation prevention.
   */
  private static byte[] slice(byte[] unit, int type, int setId) {
    int flags = type >= BLA_W_LP && type <= LAST_RANDOM_ACCESS ? 2 : 1;
    int idShift = Byte.SIZE - 1 - flags;
    int first = unit[HEADER_BYTES] & 0xff;
    requireZero(1 - (first >> idShift & 1));
    int kept = first >> (idShift + 1);
    int rest = first & ((1 << idShift) - 1);
    int both = (kept << 9 | (pictureSetId(setId) + 1)) << idShift | rest;
    byte[] changed = new byte[unit.length + 1];
    System.arraycopy(unit, 0, changed, 0, HEADER_BYTES);
    changed[HEADER_BYTES] = (byte) (both >> Byte.SIZE);
    changed[HEADER_BYTES + 1] = (byte) both;
    System.arraycopy(
        unit, HEADER_BYTES + 1, changed, HEADER_BYTES + 2, unit.length - HEADER_BYTES - 1);
    return changed;
  }

  private static void requireZero(int id) {
    if (id != 0) {
      throw new IllegalArgumentException("the encoder gave a parameter set the id " + id);
    }
  }
}
