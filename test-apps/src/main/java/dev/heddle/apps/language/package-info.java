/**
 * Programs about what the language and its core library make of shared classes. Rules as in {@link
 * dev.heddle.apps}.
 *
 * <p>Loader: application. Threads: the programs' own. May depend on: the JDK, dev.heddle.apps.
 */
package dev.heddle.apps.language;
