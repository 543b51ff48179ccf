package org.veilmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.console.Advice;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.operators.failure.FailureCode;

/** The gateway does not know the service's codes; this module knows both. */
class AdviceTest {

  @Test
  void of_anyCodeOfTheService_saysWhatToDo() {
    List<String> codes =
        Stream.<Enum<?>[]>of(FailureCode.values(), MediaErrorCode.values())
            .flatMap(Stream::of)
            .map(Enum::name)
            .toList();

    assertThat(codes).filteredOn(code -> Advice.of(code).isEmpty()).isEmpty();
    assertThat(Advice.of("SOMETHING_NEW")).isEmpty();
  }
}
