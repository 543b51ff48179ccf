package org.veilmark.schema.codec;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoder over an array, except that no length or count larger than the bytes left is
 * believed. Avro's own allocates what a length claims, up to 2 GB, before it reads. Each element of
 * our arrays and maps takes a byte at least, which is what makes the bound on counts sound.
 */
final class BoundedDecoder extends Decoder {

  private final ByteArrayInputStream bytes;
  private final BinaryDecoder decoder;

  BoundedDecoder(byte[] source, int offset) {
    bytes = new ByteArrayInputStream(source, offset, source.length - offset);
    decoder = DecoderFactory.get().directBinaryDecoder(bytes, null);
  }

  int remainingBytes() {
    return bytes.available();
  }

  private long bounded(long count) throws IOException {
    if (count < 0 || count > bytes.available()) {
      throw new EOFException("length %d with %d bytes left".formatted(count, bytes.available()));
    }
    return count;
  }

  private byte[] readSized() throws IOException {
    byte[] value = new byte[(int) bounded(decoder.readLong())];
    decoder.readFixed(value);
    return value;
  }

  @Override
  public void readNull() throws IOException {
    decoder.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return decoder.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return decoder.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return decoder.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return decoder.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return decoder.readDouble();
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    return new Utf8(readSized());
  }

  @Override
  public String readString() throws IOException {
    return new String(readSized(), StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(readSized());
  }

  @Override
  public void skipBytes() throws IOException {
    decoder.skipFixed((int) bounded(decoder.readLong()));
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    bounded(length);
    decoder.readFixed(target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    bounded(length);
    decoder.skipFixed(length);
  }

  @Override
  public int readEnum() throws IOException {
    return decoder.readEnum();
  }

  @Override
  public long readArrayStart() throws IOException {
    return bounded(decoder.readArrayStart());
  }

  @Override
  public long arrayNext() throws IOException {
    return bounded(decoder.arrayNext());
  }

  @Override
  public long skipArray() throws IOException {
    return bounded(decoder.skipArray());
  }

  @Override
  public long readMapStart() throws IOException {
    return bounded(decoder.readMapStart());
  }

  @Override
  public long mapNext() throws IOException {
    return bounded(decoder.mapNext());
  }

  @Override
  public long skipMap() throws IOException {
    return bounded(decoder.skipMap());
  }

  @Override
  public int readIndex() throws IOException {
    return decoder.readIndex();
  }
}
