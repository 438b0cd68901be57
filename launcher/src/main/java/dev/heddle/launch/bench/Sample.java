package dev.heddle.launch.bench;

/**
 * One run of a program.
 *
 * @param messages sent by all nodes; 0 on a plain JVM
 * @param bytes sent by all nodes
 */
record Sample(double seconds, long messages, long bytes) {}
