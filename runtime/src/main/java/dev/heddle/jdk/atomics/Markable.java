package dev.heddle.jdk.atomics;

/** A reference and its mark. */
record Markable(Object reference, boolean mark) {}
