package org.veilmark.jobs.batch.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.jobs.batch.items.InputList.Format;
import org.veilmark.jobs.batch.items.InputList.MalformedListException;

class InputListTest {
  private static List<String> read(Format format, String text) throws Exception {
    List<String> entries = new ArrayList<>();
    InputList.visit(
        new BufferedReader(new StringReader(text)),
        format,
        (path, message) -> entries.add(path + "|" + message));
    return entries;
  }

  @Test
  void visit_ofPlainLines_takesThemWhole() throws Exception {
    assertThat(read(Format.PLAIN, "\uFEFFa, b.mp4\n\n \"c\".mp4\r\npath\n"))
        .containsExactly("a, b.mp4|null", " \"c\".mp4|null", "path|null");
  }

  @Test
  void visit_ofCsv_readsQuotesAndDropsTheHeading() throws Exception {
    assertThat(read(Format.CSV, "path,message\n\"a, \"\"b\"\".mp4\",one two\nc.mp4\nd.mp4,\n"))
        .containsExactly("a, \"b\".mp4|one two", "c.mp4|null", "d.mp4|");
  }

  @Test
  void visit_ofTsv_cutsAtTabs() throws Exception {
    assertThat(read(Format.TSV, "a,b.mp4\tone, two\n")).containsExactly("a,b.mp4|one, two");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b,c     | line 2: more columns than path and message",
        ",b        | line 2: no path",
        "\"a,b     | line 2: a quote is not closed",
        "\"a\"x,b  | line 2: text after a closing quote",
      })
  void visit_ofCsvWithoutSense_namesTheLine(String line, String complaint) {
    assertThatThrownBy(() -> read(Format.CSV, "good.mp4,m\n" + line + "\n"))
        .isInstanceOf(MalformedListException.class)
        .hasMessage(complaint);
  }
}
