package org.veilmark.bench.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures that must not get worse, in a text file: a name, a space, a whole number. */
final class RobustnessFloors {
  private static final String COMMENT = "#";

  private final Path file;
  private final List<String> comments = new ArrayList<>();
  private final Map<String, Integer> floors = new TreeMap<>();

  private RobustnessFloors(Path file) {
    this.file = file;
  }

  static RobustnessFloors read(Path file) throws IOException {
    RobustnessFloors read = new RobustnessFloors(file);
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(COMMENT)) {
        read.comments.add(line);
      } else {
        int space = line.lastIndexOf(' ');
        read.floors.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
      }
    }
    return read;
  }

  /** What is below its floor, one line each; what was not measured at all is, too. */
  List<String> below(Map<String, Integer> measured) {
    List<String> lines = new ArrayList<>();
    floors.forEach(
        (name, floor) -> {
          Integer value = measured.get(name);
          if (value == null || value < floor) {
            lines.add(name + " " + (value == null ? "is not there" : value) + ", floor " + floor);
          }
        });
    return lines;
  }

  /** What is above its floor, or has none yet. */
  List<String> above(Map<String, Integer> measured) {
    List<String> lines = new ArrayList<>();
    measured.forEach(
        (name, value) -> {
          Integer floor = floors.get(name);
          if (floor == null || value > floor) {
            lines.add(name + " " + value + ", floor " + (floor == null ? "none" : floor));
          }
        });
    return lines;
  }

  /** Writes the file anew, with floors that are higher or new; none ever gets lower. */
  void tighten(Map<String, Integer> measured) throws IOException {
    measured.forEach((name, value) -> floors.merge(name, value, Math::max));
    List<String> lines = new ArrayList<>(comments);
    floors.forEach((name, floor) -> lines.add(name + " " + floor));
    Files.write(file, lines);
  }
}
