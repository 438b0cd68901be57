/**
 * One process for the user: output, input, exit, shutdown hooks, system properties, the end of the
 * run.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> application threads ({@code ProcessHooks}, the
 * streams), the node loop ({@code OutputGate.send}), transport threads ({@code
 * ProcessService.received}), {@code heddle-output}, {@code heddle-flush}, {@code heddle-shutdown}.
 * <b>May depend on:</b> {@code bridge}, {@code node.service}, {@code node.threads}, the JDK.
 */
package dev.heddle.node.process;
