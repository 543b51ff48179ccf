package org.veilmark.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private long nanos;

  private ProgressLine line(int columns) {
    return new ProgressLine(
        new PrintStream(screen, true, StandardCharsets.UTF_8), columns, "embedding", () -> nanos);
  }

  private String shown() {
    String all = screen.toString(StandardCharsets.UTF_8);
    return all.substring(all.lastIndexOf("\u001b[K") + 3);
  }

  @Test
  void update_atHalf_showsBarAndTimeLeft() {
    ProgressLine line = line(120);
    nanos = 10_000_000_000L;

    line.update(0.5, 125);

    assertThat(shown())
        .isEqualTo(
            "embedding ▕███████████████               ▏  50 %  125 frames  13 frames/s  ETA 10 s");
  }

  @Test
  void update_atTheStart_doesNotGuessTheEnd() {
    ProgressLine line = line(120);
    nanos = 1_000_000_000L;

    line.update(0, 0);

    assertThat(shown()).contains("  0 %").endsWith("ETA -");
  }

  @Test
  void update_ofHours_showsMinutes() {
    ProgressLine line = line(120);
    nanos = 90_000_000_000L;

    line.update(0.1, 1);

    assertThat(shown()).endsWith("ETA 13:30 min");
  }

  @Test
  void update_onANarrowTerminal_doesNotWrap() {
    ProgressLine line = line(30);

    line.update(0.5, 125);

    assertThat(shown()).hasSize(29);
  }

  @Test
  void update_tooSoon_isNotDrawn() {
    ProgressLine line = line(120);
    line.update(0.1, 1);
    int size = screen.size();
    nanos = 50_000_000;

    line.update(0.2, 2);

    assertThat(screen.size()).isEqualTo(size);
  }

  @Test
  void close_afterDrawing_leavesNothing() {
    try (ProgressLine line = line(120)) {
      line.update(0.1, 1);
    }

    assertThat(shown()).isEmpty();
  }

  @Test
  void close_withoutDrawing_printsNothing() {
    line(120).close();

    assertThat(screen.size()).isZero();
  }
}
