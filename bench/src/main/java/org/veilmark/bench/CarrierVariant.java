package org.veilmark.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.veilmark.spread.CarrierFormat;

/**
 * A carrier that is measured, by a name for the command line and the table.
 *
 * @param name lower case, without blanks
 * @param format its numbers
 */
public record CarrierVariant(String name, CarrierFormat format) {
  private static final CarrierFormat STANDARD = CarrierFormat.STANDARD;

  /** The standard first; each other departs from it in one thing. */
  public static final List<CarrierVariant> ALL =
      List.of(
          new CarrierVariant("standard", STANDARD),
          pilots("pilots-25x1.3", 0.25, 1.3),
          pilots("pilots-15", 0.15, STANDARD.pilotGain()),
          tile("band-0.04-0.16", STANDARD.tileSide(), 0.04, 0.16),
          tile("band-0.06-0.30", STANDARD.tileSide(), 0.06, 0.30),
          tile("tile-96", 96, STANDARD.lowCyclesPerPixel(), STANDARD.highCyclesPerPixel()),
          tile("tile-128-0.03-0.18", 128, 0.03, 0.18),
          slots("slots-1s", 1),
          slots("slots-3s", 3));

  /**
   * The variant of a name.
   *
   * @throws IllegalArgumentException where there is none; the message lists those that there are
   */
  public static CarrierVariant named(String name) {
    return ALL.stream()
        .filter(variant -> variant.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is none of " + names()));
  }

  /** All names, separated by commas. */
  public static String names() {
    return ALL.stream().map(CarrierVariant::name).collect(Collectors.joining(", "));
  }

  private static CarrierVariant pilots(String name, double share, double gain) {
    return new CarrierVariant(
        name,
        new CarrierFormat(
            STANDARD.tileSide(),
            STANDARD.lowCyclesPerPixel(),
            STANDARD.highCyclesPerPixel(),
            share,
            gain,
            STANDARD.slotSeconds(),
            STANDARD.fadeSeconds(),
            STANDARD.epochs()));
  }

  private static CarrierVariant tile(String name, int side, double low, double high) {
    return new CarrierVariant(
        name,
        new CarrierFormat(
            side,
            low,
            high,
            STANDARD.pilotShare(),
            STANDARD.pilotGain(),
            STANDARD.slotSeconds(),
            STANDARD.fadeSeconds(),
            STANDARD.epochs()));
  }

  private static CarrierVariant slots(String name, double seconds) {
    return new CarrierVariant(
        name,
        new CarrierFormat(
            STANDARD.tileSide(),
            STANDARD.lowCyclesPerPixel(),
            STANDARD.highCyclesPerPixel(),
            STANDARD.pilotShare(),
            STANDARD.pilotGain(),
            seconds,
            STANDARD.fadeSeconds(),
            STANDARD.epochs()));
  }
}
