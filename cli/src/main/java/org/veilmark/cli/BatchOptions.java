package org.veilmark.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veilmark.jobs.batch.items.InputList;
import org.veilmark.jobs.batch.items.ItemCollector;
import org.veilmark.operators.failure.JobException;
import org.veilmark.operators.io.Location;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a batch works on, and where it keeps what it knows. */
final class BatchOptions {
  private static final String LIST_SIGN = "@";
  private static final String STANDARD_INPUT = "-";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description =
          "Videos, folders with all that lies below, prefixes of object stores (s3://bucket/films/),"
              + " or @FILE for a list.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "List of videos, a path or URI a line, of .csv and .tsv in the first column; - is"
              + " standard input.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "What relative paths of lists start from; default: the working directory.")
  private @Nullable String base;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where markers of what is done are kept; default: beside the results.")
  private @Nullable String state;

  @Option(names = "--again", description = "Do what is done already, too.")
  private boolean again;

  @Option(names = "--json", description = "Print a line of JSON an item, and one for the summary.")
  private boolean json;

  /** Refuses a batch of nothing. */
  void check() {
    if (inputs.isEmpty() && lists.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "nothing to work on: neither INPUT nor --list");
    }
  }

  boolean again() {
    return again;
  }

  boolean json() {
    return json;
  }

  /** Where the state is kept. */
  Location state(Location byDefault) throws CommandException {
    return state == null ? byDefault : new Location(Requests.uri(state));
  }

  /** Names everything to {@code items}. */
  void collect(ItemCollector items) throws IOException, JobException, CommandException {
    for (String input : inputs) {
      if (input.startsWith(LIST_SIGN)) {
        addList(input.substring(LIST_SIGN.length()), items);
      } else {
        items.addInput(input);
      }
    }
    for (String list : lists) {
      addList(list, items);
    }
  }

  private void addList(String list, ItemCollector items)
      throws IOException, JobException, CommandException {
    Location start = base == null ? null : new Location(Requests.uri(base));
    if (list.equals(STANDARD_INPUT)) {
      items.addList(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
          InputList.Format.PLAIN,
          start,
          "standard input");
      return;
    }
    items.addListFile(new Location(Requests.uri(list)), start, list);
  }
}
