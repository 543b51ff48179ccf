package org.veilmark.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.exceptions.RpcLoaderException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedRpcSystemLoaderTest {
  private static final String PROPERTY = "veilmark.flink.rpc.jar";

  private final UnpackedRpcSystemLoader loader = new UnpackedRpcSystemLoader();
  private final Configuration configuration = new Configuration();

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void load_whatFlinkBrings_isFromTheJar(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("rpc.jar");
    try (InputStream in =
        Objects.requireNonNull(RpcSystem.class.getResourceAsStream("/flink-rpc-akka.jar"))) {
      Files.copy(in, jar);
    }
    System.setProperty(PROPERTY, jar.toString());

    try (RpcSystem rpc = RpcSystem.load(configuration)) {
      assertThat(rpc.getClass().getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(jar.toUri().toURL());
      assertThat(rpc.getMaximumMessageSizeInBytes(configuration)).isPositive();
    }
  }

  @Test
  void load_withoutAJar_leavesItToFlink() {
    assertThatThrownBy(() -> loader.loadRpcSystem(configuration))
        .isInstanceOf(RpcLoaderException.class)
        .hasMessageContaining(PROPERTY);
    try (RpcSystem rpc = RpcSystem.load(configuration)) {
      assertThat(rpc.getMaximumMessageSizeInBytes(configuration)).isPositive();
    }
  }

  @Test
  void load_jarThatIsGone_leavesItToFlink(@TempDir Path folder) {
    System.setProperty(PROPERTY, folder.resolve("gone.jar").toString());

    assertThatThrownBy(() -> loader.loadRpcSystem(configuration))
        .isInstanceOf(NoSuchElementException.class);
    try (RpcSystem rpc = RpcSystem.load(configuration)) {
      assertThat(rpc.getMaximumMessageSizeInBytes(configuration)).isPositive();
    }
  }
}
