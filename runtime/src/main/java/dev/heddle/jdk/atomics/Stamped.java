package dev.heddle.jdk.atomics;

/** A reference and its stamp. */
record Stamped(Object reference, int stamp) {}
