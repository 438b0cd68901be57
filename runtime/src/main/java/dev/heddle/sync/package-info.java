/**
 * Monitors, wait sets, volatiles and page misses as application threads see them: what the hooks of
 * {@link dev.heddle.bridge.Hooks} do until the node loop lets the thread go on.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> application threads; {@link
 * dev.heddle.sync.Waiters#resume}, {@link dev.heddle.sync.LockTable} and {@link
 * dev.heddle.sync.GateTable} also the node loop, {@link dev.heddle.sync.WaitSets#promoted} also a
 * promotion. <b>May depend on:</b> bridge, protocol. The heap is seen through {@link
 * dev.heddle.sync.ObjectView}, the loop through {@link dev.heddle.sync.EventPort}.
 */
package dev.heddle.sync;
