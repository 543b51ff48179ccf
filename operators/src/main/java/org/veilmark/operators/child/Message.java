package org.veilmark.operators.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the two processes say to one another: a kind and a body, whose form the kind decides. */
final class Message {
  /** Evidence of the longest segment is a few megabytes. */
  private static final int MAX_BYTES = 256 << 20;

  private final Kind kind;
  private final byte[] body;

  /** A message; the body is not copied. */
  Message(Kind kind, byte[] body) {
    this.kind = kind;
    this.body = body;
  }

  /** Kinds, with the byte that crosses the pipe. */
  enum Kind {
    /** To the child: mark a segment. */
    EMBED('E'),
    /** To the child: read a segment. */
    EXTRACT('X'),
    /** To the child: find the best picture of a segment. */
    COVER('C'),
    /** To the child: bytes of the input that it asked for. */
    DATA('D'),
    /** To the child: why there are none. */
    NO_DATA('N'),
    /** From the child: bytes of the input are wanted. */
    READ('R'),
    /** From the child: a picture is done. */
    FRAME('F'),
    /** From the child: what a step took. */
    SPENT('S'),
    /** From the child: the work is done. */
    RESULT('O'),
    /** From the child: the work cannot be done, for a reason that was to be expected. */
    FAILURE('Q'),
    /** From the child: the work cannot be done because of a bug. */
    BUG('B'),
    /** Never sent: the child says no more. */
    END('.');

    private final char code;

    Kind(char code) {
      this.code = code;
    }

    /** Whether it tells the child to work. */
    boolean isOrder() {
      return this == EMBED || this == EXTRACT || this == COVER;
    }

    private static Kind of(int code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException("a message of unknown kind " + code);
    }
  }

  Kind kind() {
    return kind;
  }

  byte[] body() {
    return body;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(kind.code);
    out.writeInt(body.length);
    out.write(body);
    out.flush();
  }

  /**
   * The next message.
   *
   * @return null at the end
   * @throws IOException where it is none: what was written is not of these processes' making
   */
  static @Nullable Message read(DataInputStream in) throws IOException {
    int code = in.read();
    if (code < 0) {
      return null;
    }
    Kind kind = Kind.of(code);
    int length = in.readInt();
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("a message of " + length + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("a message ends after %d of %d bytes".formatted(body.length, length));
    }
    return new Message(kind, body);
  }
}
