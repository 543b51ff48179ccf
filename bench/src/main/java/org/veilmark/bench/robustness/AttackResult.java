package org.veilmark.bench.robustness;

/**
 * What an attack did to one clip.
 *
 * @param attack of the list
 * @param cell what was read
 */
public record AttackResult(ListedAttack attack, Cell cell) {}
