/**
 * Home-based lazy release consistency of pages (Zhou, Iftode, Li 1996, section 3): misses, fetches,
 * diffs, flush, write notices, watch.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop only. <b>May depend on:</b> the JDK,
 * {@code dev.heddle.protocol}, {@code intervals}.
 */
package dev.heddle.protocol.pages;
