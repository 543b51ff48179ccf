package org.veilmark.bench.robustness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.veilmark.media.TranscodeSettings;

/** The attacks of {@code attacks.txt}, whose first lines tell what its columns mean. */
public final class AttackList {
  /** Selects all attacks of the tier. */
  private static final String MUST = "must";

  private static final String ALL = "all";
  private static final String NO_ENCODER = "none";
  private static final double USUAL_CRF = 23;
  private static final int COLUMNS = 4;

  private final List<ListedAttack> attacks;

  private AttackList(List<ListedAttack> attacks) {
    this.attacks = List.copyOf(attacks);
  }

  /** The list that comes with this module. */
  public static AttackList standard() {
    try (InputStream in = AttackList.class.getResourceAsStream("attacks.txt")) {
      if (in == null) {
        throw new IllegalStateException("attacks.txt is missing from this build");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException naming the line that is not understood
   */
  static AttackList parse(String text) {
    List<ListedAttack> attacks = new ArrayList<>();
    String group = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        group = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        attacks.add(attack(group, line));
      }
    }
    return new AttackList(attacks);
  }

  private static ListedAttack attack(String group, String line) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException(columns.length + " columns in: " + line);
    }
    return new ListedAttack(
        columns[0].strip(),
        group,
        Tier.valueOf(columns[1].strip().toUpperCase(Locale.ROOT)),
        transcode(columns[2].strip(), columns[3].strip(), line));
  }

  private static Optional<TranscodeSettings> transcode(
      String filters, String encoding, String line) {
    if (encoding.isEmpty()) {
      return Optional.of(TranscodeSettings.x264(filters, USUAL_CRF));
    }
    String[] words = encoding.split(" +", -1);
    if (words[0].equals(NO_ENCODER)) {
      return Optional.empty();
    }
    Map<String, String> options = new HashMap<>();
    for (String word : List.of(words).subList(1, words.length)) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no value of '" + word + "' in: " + line);
      }
      options.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return Optional.of(new TranscodeSettings(filters, words[0], options));
  }

  /** All of them, in the order of the list. */
  public List<ListedAttack> all() {
    return attacks;
  }

  /**
   * The attacks of these names, in the order of the list; {@code must} stands for those of the
   * tier, {@code all} for every one.
   *
   * @throws IllegalArgumentException naming what is not in the list
   */
  public List<ListedAttack> select(List<String> names) {
    for (String name : names) {
      if (!name.equals(MUST)
          && !name.equals(ALL)
          && attacks.stream().noneMatch(attack -> attack.name().equals(name))) {
        throw new IllegalArgumentException(
            "there is no attack '"
                + name
                + "', only must, all, "
                + String.join(", ", attacks.stream().map(ListedAttack::name).toList()));
      }
    }
    return attacks.stream()
        .filter(
            attack ->
                names.contains(attack.name())
                    || names.contains(ALL)
                    || (names.contains(MUST) && attack.tier() == Tier.MUST))
        .toList();
  }
}
