/**
 * The numbers of a run, as a table for people and as JSON for programs.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> any; the values are immutable. <b>May depend on:</b>
 * the JDK, Typesafe Config (which writes the JSON).
 */
package dev.heddle.node.stats;
