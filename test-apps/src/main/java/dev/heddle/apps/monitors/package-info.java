/**
 * Programs about locks on anything, wait and notify, output ordered by locks. Rules as in {@link
 * dev.heddle.apps}.
 *
 * <p>Loader: application. Threads: the programs' own. May depend on: the JDK, dev.heddle.apps.
 */
package dev.heddle.apps.monitors;
