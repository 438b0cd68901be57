/**
 * The protocol as a library without I/O: {@code step(event) -> effects}. No threads, clock,
 * sockets, randomness or logging; the same state and the same input give the same output.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop only. <b>May depend on:</b> the JDK.
 * What it drives comes in through {@link dev.heddle.protocol.PageMemory} and {@link
 * dev.heddle.protocol.ThreadWatch}.
 *
 * <p>Sources: Zhou, Iftode, Li, "Performance evaluation of two home-based lazy release consistency
 * protocols", OSDI 1996 (pages); Keleher et al., "TreadMarks", USENIX 1994 (intervals, notices,
 * locks); Li, Hudak, "Memory coherence in shared virtual memory systems", TOCS 1989 (cells).
 */
package dev.heddle.protocol;
