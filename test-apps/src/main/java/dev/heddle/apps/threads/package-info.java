/**
 * Programs about the life of threads and of the process. Rules as in {@link dev.heddle.apps}.
 *
 * <p>Loader: application. Threads: the programs' own. May depend on: the JDK, dev.heddle.apps.
 */
package dev.heddle.apps.threads;
