package org.veilmark.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeteredProcessTest {
  @TempDir private Path directory;

  @Test
  void childrenSeconds_ofAStrangeName_areFoundBehindIt() {
    String line = "42 (a ) b) S 1 42 42 0 -1 0 1 2 3 4 500 600 1234 66 20 0 1 0 9";

    assertThat(MeteredProcess.childrenSeconds(line)).isEqualTo(13);
  }

  @Test
  void run_ofAGrandchildThatCounts_countsItsTime() throws Exception {
    Spent spent =
        new MeteredProcess(directory)
            .run(shell("sh -c 'i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done'; exit 3"), 3);

    assertThat(spent.cpuSeconds()).isBetween(0.01, 60.0);
    assertThat(spent.wallSeconds()).isPositive();
  }

  @Test
  void peakBytes_ofWhatTheKernelSays_isTheHighWaterMark() {
    assertThat(MeteredProcess.peakBytes("VmPeak:\t   90 kB\nVmHWM:\t   12 kB\nVmRSS:\t 9 kB\n"))
        .isEqualTo(12 << 10);
  }

  @Test
  void run_ofOneThatLastsAMoment_seesItsMemory() throws Exception {
    Spent spent = new MeteredProcess(directory).run(shell("sleep 0.3; exit 0"), 0);

    assertThat(spent.peakBytes()).isBetween(100_000L, 1_000_000_000L);
  }

  @Test
  void run_ofAFailure_saysWhatItSaid() {
    assertThatThrownBy(
            () -> new MeteredProcess(directory).run(shell("echo no luck >&2; exit 5"), 0))
        .isInstanceOf(IOException.class)
        .hasMessage("sh ended with 5 instead of 0: no luck");
    assertThat(directory).isEmptyDirectory();
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }
}
