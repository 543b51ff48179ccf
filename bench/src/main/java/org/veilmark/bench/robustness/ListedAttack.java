package org.veilmark.bench.robustness;

import java.util.Optional;
import org.veilmark.media.TranscodeSettings;

/**
 * An attack of the list.
 *
 * @param name unique
 * @param group heads a part of the report
 * @param tier how much is expected
 * @param transcode how the copy is made; empty where the file is read as it is
 */
public record ListedAttack(
    String name, String group, Tier tier, Optional<TranscodeSettings> transcode) {}
