/**
 * Programs about what one thread may see of another's writes. Rules as in {@link dev.heddle.apps}.
 *
 * <p>Loader: application. Threads: the programs' own. May depend on: the JDK, dev.heddle.apps.
 */
package dev.heddle.apps.memory;
