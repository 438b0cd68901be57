/**
 * Methods of delegated objects, executed on the node that made the object ({@code
 * heap.opaque.DelegatedClasses}): arguments and results travel by value or by reference as all
 * else, arrays that a method fills or reads are copied.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> application threads call and wait; {@code delegate-N}
 * executes for them, and may run woven code (it is not named as Heddle's own threads are, which
 * never do); {@code heddle-service} takes results. <b>May depend on:</b> {@code bridge}, {@code
 * heap}, {@code sync}, {@code node.service}, the JDK.
 */
package dev.heddle.node.delegate;
