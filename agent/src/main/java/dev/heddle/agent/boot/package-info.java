/**
 * What the JVM itself calls: premain, the launcher's main, the main of the other ranks, and the
 * loader that leads to everything else.
 *
 * <p><b>Loader:</b> system; the only Heddle package there. <b>Threads:</b> main. <b>May depend
 * on:</b> the JDK. {@code Premain}, {@code Main} and {@code JavaVersion} are compiled for Java 8.
 */
package dev.heddle.agent.boot;
