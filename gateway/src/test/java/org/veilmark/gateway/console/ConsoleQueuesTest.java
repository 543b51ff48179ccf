package org.veilmark.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.veilmark.gateway.console.ConsoleRig.EXTRACTION;
import static org.veilmark.gateway.console.ConsoleRig.SECRET;
import static org.veilmark.gateway.console.ConsoleRig.read;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;
import org.veilmark.gateway.console.ConsoleRig.Browser;

/** Queues as the page shows and holds them. */
class ConsoleQueuesTest {
  private final ConsoleRig rig = new ConsoleRig();

  @BeforeEach
  void makeAdmin() {
    Caller admin = new Caller("admin", "one", EnumSet.allOf(Role.class), Set.of("films"), "key");
    rig.keys.put(new AccessKey(admin, SECRET));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void change_pausedAndResumed_isToldToTheServiceAndShown() throws Exception {
    Browser admin = rig.browser("admin");
    Browser other = rig.browser("two");

    assertThat(rig.post(admin, "queues/default", "{\"paused\":true}").status()).isEqualTo(202);
    assertThat(rig.sent()).isEqualTo(1);
    assertThat(isDefaultPaused(admin)).isTrue();
    assertThat(isDefaultPaused(other)).isFalse();

    assertThat(rig.post(admin, "queues/default", "{\"paused\":false}").status()).isEqualTo(202);
    assertThat(rig.sent()).isEqualTo(1);
    assertThat(isDefaultPaused(admin)).isFalse();
  }

  @Test
  void list_queueThatAJobNamed_isThere() throws Exception {
    Browser browser = rig.browser("one");
    rig.post(browser, "jobs", EXTRACTION.replace("{\"kind\"", "{\"queue\":\"night\",\"kind\""));

    assertThat(read(rig.get(browser, "queues")).path("queues").findValuesAsText("name"))
        .containsExactly("default", "night");
    assertThat(read(rig.get(rig.browser("two"), "queues")).path("queues").findValuesAsText("name"))
        .containsExactly("default");
  }

  @Test
  void change_withoutTheRole_isForbidden() throws Exception {
    assertThat(rig.post(rig.browser("one"), "queues/default", "{\"paused\":true}").status())
        .isEqualTo(403);
    assertThat(rig.sent()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"paused\":1}", "{\"paused\":\"true\"}", "[]"})
  void change_whatIsNoChange_isRefused(String form) throws Exception {
    assertThat(rig.post(rig.browser("admin"), "queues/default", form).status()).isEqualTo(400);
    assertThat(rig.sent()).isZero();
  }

  @Test
  void change_queueThatThereIsNot_isNotFound() throws Exception {
    Browser admin = rig.browser("admin");

    for (String name : new String[] {"night", "a%20b", "a/b", ""}) {
      assertThat(rig.post(admin, "queues/" + name, "{\"paused\":true}").status()).isEqualTo(404);
    }
  }

  private boolean isDefaultPaused(Browser browser) throws Exception {
    return read(rig.get(browser, "queues")).at("/queues/0/paused").asBoolean();
  }
}
