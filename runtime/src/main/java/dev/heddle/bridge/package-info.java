/**
 * What woven code calls: flat static hooks, small enough to inline, over one replaceable {@link
 * dev.heddle.bridge.Hooks} delegate whose default does nothing.
 *
 * <p><b>Loader:</b> boot loader, unnamed module (defined there by the agent at start, so that every
 * loader and every woven named module sees it). JDK types only, no dependency on any other Heddle
 * package, no lambda or string concatenation by indy (it may run while the JDK starts).
 *
 * <p><b>Threads:</b> application threads. Fast paths neither allocate, box, lock nor look up by
 * identity; everything else goes to {@code Hooks}.
 */
package dev.heddle.bridge;
