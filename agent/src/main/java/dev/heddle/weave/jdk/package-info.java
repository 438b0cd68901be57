/**
 * Checks inside the few classes of the JDK that keep an application's array, or that read its
 * objects where no call site of the application's shows it: serialization, views of arrays. Only
 * method bodies change.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> main, once at the start. <b>May depend on:</b> ASM,
 * {@code weave.model}.
 */
package dev.heddle.weave.jdk;
