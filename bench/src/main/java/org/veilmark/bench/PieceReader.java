package org.veilmark.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.veilmark.extract.Evidence;
import org.veilmark.extract.ResidualCollector;
import org.veilmark.extract.Residuals;
import org.veilmark.media.MediaException;
import org.veilmark.media.VideoFrame;
import org.veilmark.signal.PictureFormat;
import org.veilmark.spread.CarrierFormat;

/** Reads the evidence of videos in pieces. */
public final class PieceReader {
  /** Longer than any video. */
  public static final double WHOLE = Double.POSITIVE_INFINITY;

  private final CarrierFormat carrier;
  private final double pieceSeconds;
  private final Function<Residuals, Evidence> fold;

  /**
   * A reader.
   *
   * @param pieceSeconds a whole number of the time bins of evidence, so that no bin is in two
   *     pieces, or {@link #WHOLE}
   * @param fold finds the geometry of a piece
   */
  public PieceReader(
      CarrierFormat carrier, double pieceSeconds, Function<Residuals, Evidence> fold) {
    this.carrier = carrier;
    this.pieceSeconds = pieceSeconds;
    this.fold = fold;
  }

  /**
   * The pieces in order. A remainder of less than half a piece, too short to be searched by itself,
   * stays with the piece before it.
   */
  public List<Evidence> read(Clip clip) throws IOException, MediaException {
    Collecting collecting = new Collecting(clip);
    clip.show(collecting);
    return collecting.finish();
  }

  private final class Collecting implements Clip.Viewer {
    private final PictureFormat format;
    private final double clipSeconds;
    private final List<Evidence> pieces = new ArrayList<>();
    private ResidualCollector collector;

    Collecting(Clip clip) {
      format = clip.stream().format();
      clipSeconds = clip.seconds();
      collector = new ResidualCollector(format, carrier);
    }

    @Override
    public void see(VideoFrame frame, double seconds) {
      while (seconds >= (pieces.size() + 1) * pieceSeconds
          && clipSeconds - seconds > pieceSeconds / 2) {
        pieces.add(fold.apply(collector.finish()));
        collector = new ResidualCollector(format, carrier);
      }
      if (collector.wants(seconds, frame.keyFrame())) {
        collector.add(frame.picture(), seconds, frame.keyFrame());
      }
    }

    List<Evidence> finish() {
      pieces.add(fold.apply(collector.finish()));
      return pieces;
    }
  }
}
