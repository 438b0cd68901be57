/**
 * The built {@code heddle.jar} as a user runs it: real processes, the plain JVM as the oracle.
 * Every run has a time-out that dumps the threads of all nodes, and no process outlives its test.
 */
package dev.heddle.it;
