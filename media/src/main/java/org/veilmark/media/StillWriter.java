package org.veilmark.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.veilmark.signal.Picture;

/**
 * Writes single pictures as JPEG, in the shape and the position in which they are shown. High
 * dynamic range is not mapped to that of JPEG.
 */
public final class StillWriter {
  private static final int MAX_SIDE_PX = 1920;

  /** From the best that is written to the least that there is. */
  private static final float[] QUALITIES = {0.9f, 0.8f, 0.65f, 0.45f, 0.25f, 0.1f, 0};

  private StillWriter() {}

  /**
   * Writes one, scaled down where it is larger than 1920 pixels a side.
   *
   * @param colour tags of the video that it is of
   * @param file replaced if it exists; left in part if this fails
   */
  public static void write(Picture picture, ColourTags colour, Path file) throws IOException {
    Files.write(file, jpeg(StillImage.of(picture, colour, MAX_SIDE_PX), QUALITIES[0]));
  }

  /**
   * Codes images that are to be compared as JPEG of one quality: the best of which none takes more
   * than {@code maxBytes}, or the least there is, which for noise is half a bit a pixel.
   */
  public static List<byte[]> alike(List<BufferedImage> images, int maxBytes) throws IOException {
    List<byte[]> coded = new ArrayList<>();
    for (float quality : QUALITIES) {
      coded.clear();
      for (BufferedImage image : images) {
        coded.add(jpeg(image, quality));
      }
      if (coded.stream().allMatch(bytes -> bytes.length <= maxBytes)) {
        break;
      }
    }
    return coded;
  }

  private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.write(/* streamMetadata= */ null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
