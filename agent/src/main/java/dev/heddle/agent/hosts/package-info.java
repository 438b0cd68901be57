/**
 * Ranks on other machines: which, how ssh reaches them, what they are asked before anything runs,
 * and how the jars get there.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> main during premain; {@code heddle-host-*} while
 * hosts are asked, daemons. <b>May depend on:</b> the JDK, {@code dev.heddle.agent.cluster}, {@code
 * dev.heddle.agent.config}. Nothing here runs where all nodes are on one machine.
 */
package dev.heddle.agent.hosts;
