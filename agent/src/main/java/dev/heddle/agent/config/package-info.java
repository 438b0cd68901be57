/**
 * The configuration: where values come from, and the typed object that all else is given.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> main, at start. <b>May depend on:</b> Typesafe
 * Config, {@code dev.heddle.transport.simulated} (what a link costs).
 */
package dev.heddle.agent.config;
