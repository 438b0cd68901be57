/**
 * What is woven and how: {@link dev.heddle.weave.Weaver} turns the bytes of a class into woven
 * bytes. A pure library: no instrumentation, no I/O but reading class files through {@link
 * dev.heddle.weave.ClassSource}; it never loads a class (a class loaded during a transformation
 * would itself run unwoven).
 *
 * <ul>
 *   <li>{@code model}: what is known of classes from their bytes;
 *   <li>{@code analysis}: dataflow over one method: which reference was checked, which array handle
 *       is fresh;
 *   <li>{@code pass}: the rewrites, one concern each.
 * </ul>
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> class-loading threads, several at once; a weaver has
 * no mutable state but the cache of its hierarchy. <b>May depend on:</b> ASM, the names in {@code
 * dev.heddle.bridge}.
 */
package dev.heddle.weave;
