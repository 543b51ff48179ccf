package org.veilmark.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.veilmark.media.HostCoding;
import org.veilmark.media.UnsupportedMediaException;

/**
 * The parameter sets of an H.264 track and how its packets are framed: with start codes, or as
 * AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1) says.
 */
final class H264Config implements HostConfig {
  private static final int FIRST_FIXED_BYTES = 5;
  private static final int SPS = 7;
  private static final int PPS = 8;
  private static final int MAX_SPS_ID = 31;
  private static final int MAX_SPS = 31;

  private final int lengthSize;
  private final List<byte[]> sps;
  private final List<byte[]> pps;

  /** What the record has before and behind the sets; empty with start codes. */
  private final byte[] head;

  private final byte[] tail;

  private H264Config(int lengthSize, List<byte[]> sps, List<byte[]> pps, byte[] head, byte[] tail) {
    this.lengthSize = lengthSize;
    this.sps = sps;
    this.pps = pps;
    this.head = head;
    this.tail = tail;
  }

  /** Reads extradata; empty if they are damaged. */
  static Optional<H264Config> parse(byte[] extradata) {
    if (NalUnits.hasStartCode(extradata)) {
      List<byte[]> units = NalUnits.split(extradata, NalUnits.START_CODES);
      return Optional.of(
          new H264Config(
              NalUnits.START_CODES,
              ofType(units, SPS),
              ofType(units, PPS),
              new byte[0],
              new byte[0]));
    }
    return extradata.length <= FIRST_FIXED_BYTES + 1 || extradata[0] != 1
        ? Optional.empty()
        : parseRecord(extradata);
  }

  private static Optional<H264Config> parseRecord(byte[] record) {
    List<byte[]> sps = new ArrayList<>();
    List<byte[]> pps = new ArrayList<>();
    int at = readSets(record, FIRST_FIXED_BYTES, record[FIRST_FIXED_BYTES] & 0x1f, sps);
    if (at < 0 || at >= record.length) {
      return Optional.empty();
    }
    at = readSets(record, at, record[at] & 0xff, pps);
    if (at < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new H264Config(
            (record[FIRST_FIXED_BYTES - 1] & 3) + 1,
            sps,
            pps,
            Arrays.copyOf(record, FIRST_FIXED_BYTES),
            Arrays.copyOfRange(record, at, record.length)));
  }

  /** Reads sets behind their count at {@code at}; where they end, or -1 if they do not. */
  private static int readSets(byte[] record, int at, int count, List<byte[]> sets) {
    int next = at + 1;
    for (int i = 0; i < count; i++) {
      if (next + 2 > record.length) {
        return -1;
      }
      int length = (record[next] & 0xff) << 8 | (record[next + 1] & 0xff);
      next += 2;
      if (next + length > record.length) {
        return -1;
      }
      sets.add(Arrays.copyOfRange(record, next, next + length));
      next += length;
    }
    return next;
  }

  private static List<byte[]> ofType(List<byte[]> units, int type) {
    return units.stream().filter(unit -> unit.length > 1 && (unit[0] & 0x1f) == type).toList();
  }

  @Override
  public int lengthSize() {
    return lengthSize;
  }

  @Override
  public HostCoding coding() throws UnsupportedMediaException {
    if (sps.isEmpty() || pps.isEmpty()) {
      throw HostJoin.refusal("the video's parameter sets cannot be read");
    }
    Optional<Integer> id = spareId();
    if (sps.size() >= MAX_SPS || id.isEmpty()) {
      throw HostJoin.refusal(HostJoin.NO_SPARE_ID);
    }
    H264Sps first = H264Sps.parse(sps.get(0));
    HostCoding coding =
        new HostCoding(first.profile(), first.level(), first.referenceFrames(), id.get());
    if (HostJoin.profile(coding).isEmpty() || coding.referenceFrames() == 0) {
      throw HostJoin.refusal("the encoder does not write profile %d".formatted(coding.profile()));
    }
    return coding;
  }

  private Optional<Integer> spareId() {
    List<Integer> taken =
        Stream.concat(
                sps.stream().map(set -> H264Sps.parse(set).id()),
                pps.stream().map(set -> new BitReader(set, 1).unsigned()))
            .toList();
    return IntStream.rangeClosed(1, MAX_SPS_ID)
        .boxed()
        .filter(id -> !taken.contains(id))
        .findFirst();
  }

  @Override
  public H264Config withSetsOf(byte[] accessUnit) {
    List<byte[]> units = NalUnits.split(accessUnit, lengthSize);
    return new H264Config(
        lengthSize,
        Stream.concat(sps.stream(), ofType(units, SPS).stream()).toList(),
        Stream.concat(pps.stream(), ofType(units, PPS).stream()).toList(),
        head,
        tail);
  }

  @Override
  public byte[] with(byte[] encoderSets) {
    List<byte[]> own = NalUnits.split(encoderSets, NalUnits.START_CODES);
    List<byte[]> allSps = Stream.concat(sps.stream(), ofType(own, SPS).stream()).toList();
    List<byte[]> allPps = Stream.concat(pps.stream(), ofType(own, PPS).stream()).toList();
    if (lengthSize == NalUnits.START_CODES) {
      return NalUnits.join(
          Stream.concat(allSps.stream(), allPps.stream()).toList(), NalUnits.START_CODES);
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(head);
    record.write(0xe0 | allSps.size());
    record.writeBytes(NalUnits.join(allSps, 2));
    record.write(allPps.size());
    record.writeBytes(NalUnits.join(allPps, 2));
    record.writeBytes(tail);
    return record.toByteArray();
  }
}
