package org.veilmark.operators.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.codec.RecordCodec;
import org.veilmark.schema.codec.RecordDecodingException;

/**
 * What the child is to do. The key is here and nowhere else: a pipe is seen by nobody, arguments
 * and the environment are.
 *
 * @param descriptor of the segment
 * @param inputName how messages name the input
 * @param inputBytes its size
 * @param keyHex the secret key, 64 hexadecimal digits; empty where none is needed
 * @param draft local file to write; empty where the segment is read
 */
record Order(
    SegmentDescriptor descriptor, String inputName, long inputBytes, String keyHex, String draft) {

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      byte[] coded = new RecordCodec<>(SegmentDescriptor.class).encode(descriptor);
      out.writeInt(coded.length);
      out.write(coded);
      out.writeUTF(inputName);
      out.writeLong(inputBytes);
      out.writeUTF(keyHex);
      out.writeUTF(draft);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  static Order ofBytes(byte[] bytes) throws IOException, RecordDecodingException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    SegmentDescriptor descriptor =
        new RecordCodec<>(SegmentDescriptor.class).decode(in.readNBytes(in.readInt()));
    return new Order(descriptor, in.readUTF(), in.readLong(), in.readUTF(), in.readUTF());
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Order[%s, segment %d of %s]"
        .formatted(descriptor.getJobId(), descriptor.getSegmentIndex(), inputName);
  }
}
