/**
 * Several nodes in one JVM: each with its own copies of Heddle's and the program's classes, the
 * latter woven, on an in-process transport. For programs whose threads, locks and pages are to be
 * watched without starting a JVM each.
 */
package dev.heddle.cluster;
