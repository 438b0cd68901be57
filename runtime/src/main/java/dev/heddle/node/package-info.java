/**
 * One node: the loop that drives the protocol, the execution of its effects, and the wiring of
 * heap, sync, transport and services.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop, which is whatever thread posted an
 * event; {@code heddle-loop} (relief of the loop), {@code heddle-revoke} (takes real monitors),
 * {@code heddle-decode}, {@code heddle-tick}. <b>May depend on:</b> everything in this module.
 */
package dev.heddle.node;
