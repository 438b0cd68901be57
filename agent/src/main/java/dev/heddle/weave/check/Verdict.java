package dev.heddle.weave.check;

/**
 * What becomes of an object when it is shared.
 *
 * @param name of its class, with dots
 */
record Verdict(How how, String name, Advice advice) {}
