package org.veilmark.media.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.veilmark.signal.BytePlane;
import org.veilmark.signal.Picture;
import org.veilmark.signal.PictureFormat;
import org.veilmark.signal.Plane;
import org.veilmark.signal.Rotation;

class SceneFilmTest {
  private static final PictureFormat SMALL = PictureFormat.yuv420(64, 36);

  @Test
  void at_sameSeedAndTime_isTheSamePicture() {
    Picture one = new SceneFilm(SMALL, 5).at(1.25);
    Picture other = new SceneFilm(SMALL, 5).at(1.25);

    assertThat(samples(one.y())).isEqualTo(samples(other.y()));
    assertThat(samples(one.u())).isEqualTo(samples(other.u()));
    assertThat(samples(one.v())).isEqualTo(samples(other.v()));
  }

  @Test
  void at_anotherSeed_isAnotherPicture() {
    assertThat(meanDifference(new SceneFilm(SMALL, 5).at(1).y(), new SceneFilm(SMALL, 6).at(1).y()))
        .isGreaterThan(5);
  }

  @Test
  void at_acrossACut_changesMoreThanWithinAShot() {
    SceneFilm film = new SceneFilm(SMALL, 5);
    double cut = SceneFilm.SHOT_SECONDS;

    double within = meanDifference(film.at(cut - 0.08).y(), film.at(cut - 0.04).y());
    double across = meanDifference(film.at(cut - 0.04).y(), film.at(cut).y());

    assertThat(within).isBetween(0.3, 15.0);
    assertThat(across).isGreaterThan(4 * within);
  }

  @Test
  void at_night_isDark() {
    assertThat(mean(new SceneFilm(SMALL, 5).at(SceneFilm.SHOT_SECONDS + 0.5).y()))
        .isBetween(20.0, 60.0);
  }

  @Test
  void at_anyTime_staysInVideoRange() {
    SceneFilm film = new SceneFilm(SMALL, 9);
    for (int frame = 0; frame < 40; frame++) {
      for (byte sample : samples(film.at(frame * 0.27).y())) {
        assertThat(sample & 0xff).isBetween(16, 235);
      }
    }
  }

  @Test
  void at_oddSizeWithoutSubsampling_fillsEveryPlane() {
    PictureFormat odd = new PictureFormat(33, 17, 0, 1, 8, false, Rotation.NONE, 1, 1);

    Picture picture = new SceneFilm(odd, 5).at(0);

    assertThat(mean(picture.u())).isBetween(100.0, 150.0);
    byte[] lastRow = Arrays.copyOfRange(samples(picture.v()), 33 * 8, 33 * 9);
    for (byte sample : lastRow) {
      assertThat(sample & 0xff).isPositive();
    }
  }

  @Test
  void at_tenBits_isTheSamePictureFiner() {
    PictureFormat tenBits = new PictureFormat(64, 36, 1, 0, 10, false, Rotation.NONE, 1, 1);
    Plane coarse = new SceneFilm(SMALL, 5).at(1.25).y();
    Plane fine = new SceneFilm(tenBits, 5).at(1.25).y();

    float[] coarseRow = new float[64];
    float[] fineRow = new float[64];
    boolean finer = false;
    for (int y = 0; y < 36; y++) {
      coarse.readRow(y, coarseRow);
      fine.readRow(y, fineRow);
      assertThat(fineRow).containsExactly(coarseRow, within(0.5f + 0.125f));
      for (float value : fineRow) {
        finer |= value != Math.rint(value);
      }
    }
    assertThat(finer).isTrue();
  }

  private static byte[] samples(Plane plane) {
    return ((BytePlane) plane).samples();
  }

  private static double mean(Plane plane) {
    double sum = 0;
    for (byte sample : samples(plane)) {
      sum += sample & 0xff;
    }
    return sum / samples(plane).length;
  }

  private static double meanDifference(Plane a, Plane b) {
    double sum = 0;
    for (int i = 0; i < samples(a).length; i++) {
      sum += Math.abs((samples(a)[i] & 0xff) - (samples(b)[i] & 0xff));
    }
    return sum / samples(a).length;
  }
}
