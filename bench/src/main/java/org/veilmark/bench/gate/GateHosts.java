package org.veilmark.bench.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.veilmark.bench.Clip;
import org.veilmark.bench.Encodings;
import org.veilmark.bench.PieceReader;
import org.veilmark.bench.SampleMark;
import org.veilmark.code.Algorithm;
import org.veilmark.code.MessageException;
import org.veilmark.embed.EmbedSettings;
import org.veilmark.embed.Embedder;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.SearchWidth;
import org.veilmark.extract.SurestMap;
import org.veilmark.media.MediaException;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.TranscodeSettings;
import org.veilmark.spread.CarrierFormat;

/** Prepares videos for keys to be tried on: decodes and folds each once. */
public final class GateHosts {
  private static final EmbedSettings MARK =
      new EmbedSettings(Algorithm.V2, /* level= */ 2, /* strength= */ 1, SampleMark.MESSAGE);
  private static final int GENERATED_SECONDS = 12;

  private final MediaLibrary media;
  private final double seconds;
  private final Path directory;

  /**
   * A preparer.
   *
   * @param seconds how much of each clip's beginning is used
   * @param directory for temporary files
   */
  public GateHosts(MediaLibrary media, double seconds, Path directory) {
    this.media = media;
    this.seconds = seconds;
    this.directory = directory;
  }

  /** Every generated host. */
  public List<GateHost> generated() throws IOException, MediaException {
    List<GateHost> hosts = new ArrayList<>();
    Path file = directory.resolve("generated.mp4");
    try {
      for (GeneratedHost host : GeneratedHost.values()) {
        host.write(media, file, GENERATED_SECONDS);
        hosts.add(GateHost.of(host.name().toLowerCase(Locale.ROOT), evidence(file)));
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return hosts;
  }

  /**
   * A clip as it is, and marked copies of it: re-encoded at CRF 30, and cropped and rotated, under
   * the maps that the key they are marked with takes.
   */
  public List<GateHost> ofClip(String name, Path file)
      throws IOException, MediaException, MessageException {
    Path plain = directory.resolve("plain.mp4");
    Path marked = directory.resolve("marked.mp4");
    Path copy = directory.resolve("copy.mp4");
    try {
      Clip clip = Clip.open(media, file);
      clip.rewrite(plain, seconds, Encodings.PRODUCT, (picture, at) -> {});
      Embedder embedder = new Embedder(MARK, SampleMark.KEY, clip.stream().format());
      clip.rewrite(marked, seconds, Encodings.PRODUCT, embedder::embed);
      List<GateHost> hosts = new ArrayList<>();
      hosts.add(GateHost.of(name, evidence(plain)));
      media.transcode(PathByteSource.of(marked), copy, TranscodeSettings.x264("", 30));
      hosts.add(GateHost.of(name + ", marked, CRF 30", evidence(copy)));
      media.transcode(
          PathByteSource.of(marked),
          copy,
          TranscodeSettings.x264("rotate=3*PI/180,crop=iw*0.85:ih*0.85", 23));
      hosts.add(GateHost.of(name + ", marked, turned", evidence(copy)));
      return hosts;
    } finally {
      Files.deleteIfExists(plain);
      Files.deleteIfExists(marked);
      Files.deleteIfExists(copy);
    }
  }

  private Evidence evidence(Path video) throws IOException, MediaException {
    return new PieceReader(
            CarrierFormat.STANDARD,
            PieceReader.WHOLE,
            residuals ->
                SurestMap.read(residuals, SampleMark.KEY, List.of(Algorithm.V2), SearchWidth.USUAL))
        .read(Clip.open(media, video))
        .get(0);
  }
}
