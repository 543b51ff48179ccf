package org.veilmark.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.veilmark.media.HostCoding;
import org.veilmark.media.UnsupportedMediaException;

/**
 * The parameter sets of an HEVC track and how its packets are framed: with start codes, or as
 * HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1) says.
 */
final class HevcConfig implements HostConfig {
  private static final int HEAD_BYTES = 22;
  private static final int LEVEL_AT = 12;
  private static final int PARALLELISM_AT = 15;
  private static final byte PARALLELISM_UNKNOWN = (byte) 0xfc;
  private static final int LENGTH_SIZE_AT = 21;
  private static final int MAX_SET_ID = 15;

  /** Main, Main 10 and the format range extensions; x265 writes them as the samples need. */
  private static final Set<Integer> PROFILES = Set.of(1, 2, 4);

  private final int lengthSize;

  /** What the record has before the sets; empty with start codes. */
  private final byte[] head;

  /** Units by type, in the record's order of them. */
  private final List<Kind> kinds;

  private HevcConfig(int lengthSize, byte[] head, List<Kind> kinds) {
    this.lengthSize = lengthSize;
    this.head = head;
    this.kinds = kinds;
  }

  /** Reads extradata; empty if they are damaged. */
  static Optional<HevcConfig> parse(byte[] extradata) {
    if (NalUnits.hasStartCode(extradata)) {
      List<byte[]> units = NalUnits.split(extradata, NalUnits.START_CODES);
      return Optional.of(new HevcConfig(NalUnits.START_CODES, new byte[0], kinds(units)));
    }
    return extradata.length <= HEAD_BYTES || extradata[0] != 1
        ? Optional.empty()
        : parseRecord(extradata);
  }

  private static Optional<HevcConfig> parseRecord(byte[] record) {
    List<Kind> kinds = new ArrayList<>();
    int at = HEAD_BYTES + 1;
    for (int i = 0; i < (record[HEAD_BYTES] & 0xff); i++) {
      if (at + 3 > record.length) {
        return Optional.empty();
      }
      int count = twoBytes(record, at + 1);
      Kind kind = new Kind(record[at] & 0xff, new ArrayList<>());
      at += 3;
      for (int j = 0; j < count; j++) {
        int end = at + 2 <= record.length ? at + 2 + twoBytes(record, at) : Integer.MAX_VALUE;
        if (end > record.length) {
          return Optional.empty();
        }
        kind.units().add(Arrays.copyOfRange(record, at + 2, end));
        at = end;
      }
      kinds.add(kind);
    }
    return Optional.of(
        new HevcConfig((record[LENGTH_SIZE_AT] & 3) + 1, Arrays.copyOf(record, HEAD_BYTES), kinds));
  }

  private static int twoBytes(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  private static List<Kind> kinds(List<byte[]> units) {
    TreeMap<Integer, Kind> kinds = new TreeMap<>();
    for (byte[] unit : units) {
      int type = HevcUnits.type(unit);
      if ((type >= HevcUnits.VPS && type <= HevcUnits.PPS) || type == HevcUnits.PREFIX_SEI) {
        kinds.computeIfAbsent(type, t -> new Kind(t, new ArrayList<>())).units().add(unit);
      }
    }
    return List.copyOf(kinds.values());
  }

  private List<byte[]> ofType(int type) {
    return kinds.stream()
        .filter(kind -> kind.type() == type)
        .flatMap(kind -> kind.units().stream())
        .filter(unit -> HevcUnits.type(unit) == type)
        .toList();
  }

  @Override
  public int lengthSize() {
    return lengthSize;
  }

  @Override
  public HevcConfig withSetsOf(byte[] accessUnit) {
    List<Kind> all = new ArrayList<>(kinds);
    all.addAll(kinds(NalUnits.split(accessUnit, lengthSize)));
    return new HevcConfig(lengthSize, head, all);
  }

  @Override
  public HostCoding coding() throws UnsupportedMediaException {
    List<HevcSps> sets = ofType(HevcUnits.SPS).stream().map(HevcSps::parse).toList();
    if (sets.isEmpty() || ofType(HevcUnits.PPS).isEmpty()) {
      throw HostJoin.refusal("the video's parameter sets cannot be read");
    }
    for (HevcSps set : sets) {
      if (!PROFILES.contains(set.profile()) || set.intraOnly()) {
        throw HostJoin.refusal(
            "the encoder does not write profile %d%s"
                .formatted(set.profile(), set.intraOnly() ? " of key pictures only" : ""));
      }
    }
    HevcSps first = sets.get(0);
    return new HostCoding(first.profile(), first.level(), HostCoding.BY_LEVEL, spareId());
  }

  private int spareId() throws UnsupportedMediaException {
    List<Integer> sets =
        Stream.concat(
                ofType(HevcUnits.VPS).stream()
                    .map(set -> new BitReader(set, HevcUnits.HEADER_BYTES).bits(4)),
                ofType(HevcUnits.SPS).stream().map(set -> HevcSps.parse(set).id()))
            .toList();
    List<Integer> pictureSets =
        ofType(HevcUnits.PPS).stream()
            .map(set -> new BitReader(set, HevcUnits.HEADER_BYTES).unsigned())
            .toList();
    return IntStream.rangeClosed(1, MAX_SET_ID)
        .filter(HevcUnits::isUsable)
        .filter(id -> !sets.contains(id) && !pictureSets.contains(HevcUnits.pictureSetId(id)))
        .findFirst()
        .orElseThrow(() -> HostJoin.refusal(HostJoin.NO_SPARE_ID));
  }

  @Override
  public byte[] with(byte[] encoderSets) {
    List<Kind> own = kinds(NalUnits.split(encoderSets, NalUnits.START_CODES));
    List<Kind> all = new ArrayList<>();
    for (Kind kind : kinds) {
      List<byte[]> units = new ArrayList<>(kind.units());
      own.stream()
          .filter(added -> added.type() == kind.type() && added.type() != HevcUnits.PREFIX_SEI)
          .forEach(added -> units.addAll(added.units()));
      all.add(new Kind(kind.head(), units));
    }
    own.stream()
        .filter(added -> kinds.stream().noneMatch(kind -> kind.type() == added.type()))
        .forEach(all::add);
    if (lengthSize == NalUnits.START_CODES) {
      return NalUnits.join(
          all.stream().flatMap(kind -> kind.units().stream()).toList(), NalUnits.START_CODES);
    }
    return record(all);
  }

  private byte[] record(List<Kind> all) {
    byte[] changed = head.clone();
    for (Kind kind : all) {
      for (byte[] unit : kind.units()) {
        if (HevcUnits.type(unit) == HevcUnits.SPS) {
          int level = Math.max(changed[LEVEL_AT] & 0xff, HevcSps.parse(unit).level());
          changed[LEVEL_AT] = (byte) level;
        }
      }
    }
    changed[PARALLELISM_AT] = PARALLELISM_UNKNOWN;
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(changed);
    record.write(all.size());
    for (Kind kind : all) {
      record.write(kind.head());
      record.write(kind.units().size() >> 8);
      record.write(kind.units().size());
      record.writeBytes(NalUnits.join(kind.units(), 2));
    }
    return record.toByteArray();
  }

  /**
   * Units of one type.
   *
   * @param head the record's byte of them: the type, and whether there are others in packets
   */
  private record Kind(int head, List<byte[]> units) {
    int type() {
      return head & 0x3f;
    }
  }
}
