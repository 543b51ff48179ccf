package org.veilmark.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.veilmark.signal.Picture;

/**
 * Writes single pictures as JPEG, in the shape and the position in which they are shown, scaled
 * down where they are larger than 1920 pixels a side. High dynamic range is not mapped to that of
 * JPEG.
 */
public final class StillWriter {
  private static final int MAX_SIDE_PX = 1920;
  private static final float QUALITY = 0.9f;

  private StillWriter() {}

  /**
   * Writes one.
   *
   * @param colour tags of the video that it is of
   * @param file replaced if it exists; left in part if this fails
   */
  public static void write(Picture picture, ColourTags colour, Path file) throws IOException {
    int[] pixels = RgbConverter.of(picture.format(), colour).pixels(picture);
    BufferedImage image = StillImage.of(pixels, picture.format(), MAX_SIDE_PX);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (OutputStream bytes = Files.newOutputStream(file);
        ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.write(/* streamMetadata= */ null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
  }
}
