package org.veilmark.bench.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.veilmark.bench.Encodings;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.Rational;
import org.veilmark.media.TimeBase;
import org.veilmark.media.VideoStreamInfo;
import org.veilmark.media.VideoWriter;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;

/** Videos that no camera makes, and that a search for something periodic might stumble over. */
public enum GeneratedHost {
  /** Nothing at all. */
  BLACK {
    @Override
    float luma(int x, int y, int picture) {
      return 16;
    }
  },
  /** Every sample by itself, new in every picture. */
  NOISE {
    @Override
    float luma(int x, int y, int picture) {
      return 126 + 40 * noise(x, y, picture);
    }
  },
  /** A test picture: lines every 16 samples on a ramp, standing still. */
  GRID {
    @Override
    float luma(int x, int y, int picture) {
      return x % 16 < 1 || y % 16 < 1 ? 220 : 30 + x / 2;
    }
  },
  /** Boxes of an eighth of the tile, gliding. */
  BOXES {
    @Override
    float luma(int x, int y, int picture) {
      return ((x + picture) / 8 + (y + picture / 2) / 8) % 2 == 0 ? 60 : 180;
    }
  },
  /** Grain that repeats as the tile does, and changes its sign as the mark does. */
  TILES {
    @Override
    float luma(int x, int y, int picture) {
      int sign = picture / (2 * PICTURES_PER_SECOND) % 2 == 0 ? 1 : -1;
      return 126 + 6 * sign * noise(x % TILE / 2, y % TILE / 2, 0);
    }
  },
  /** A logo that stands before grass that moves. */
  LOGO {
    @Override
    float luma(int x, int y, int picture) {
      boolean logo = x > 190 && x < 245 && y > 10 && y < 35 && (x / 6 + y / 12) % 3 != 0;
      return logo ? 235 : 100 + 50 * noise((x + 2 * picture) / 2, y / 2, 0);
    }
  };

  private static final PictureFormat FORMAT = PictureFormat.yuv420(256, 144);
  private static final int PICTURES_PER_SECOND = 12;

  /** The carrier's tile of 64 canonical pixels in samples of this format. */
  private static final int TILE = 64;

  /** Luma of a sample, 16 to 235. */
  abstract float luma(int x, int y, int picture);

  /** Encodes {@code seconds} of it at CRF 23. */
  public void write(MediaLibrary media, Path file, int seconds) throws IOException, MediaException {
    VideoStreamInfo like =
        VideoStreamInfo.ofPictures(
            FORMAT, new TimeBase(1, PICTURES_PER_SECOND), new Rational(PICTURES_PER_SECOND, 1));
    try (VideoWriter writer = media.createVideo(file, like, Encodings.COMMON)) {
      for (int n = 0; n < seconds * PICTURES_PER_SECOND; n++) {
        writer.write(picture(n), n);
      }
      writer.finish((long) seconds * PICTURES_PER_SECOND);
    }
  }

  private Picture picture(int n) {
    Picture picture = Picture.allocate(FORMAT);
    float[] row = new float[FORMAT.width()];
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = luma(x, y, n);
      }
      picture.y().addRow(y, row);
    }
    float[] gray = new float[FORMAT.chromaWidth()];
    Arrays.fill(gray, 128);
    for (Plane plane : new Plane[] {picture.u(), picture.v()}) {
      for (int y = 0; y < FORMAT.chromaHeight(); y++) {
        plane.addRow(y, gray);
      }
    }
    return picture;
  }

  /** -1 to 1, the same for the same arguments. */
  private static float noise(int x, int y, int picture) {
    long mixed =
        (x * 0x9e3779b97f4a7c15L) ^ (y * 0xbf58476d1ce4e5b9L) ^ (picture * 0x94d049bb133111ebL);
    mixed = (mixed ^ mixed >>> 31) * 0xd6e8feb86659fd93L;
    mixed = (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
    return (mixed >> 40) / (float) (1 << 23);
  }
}
