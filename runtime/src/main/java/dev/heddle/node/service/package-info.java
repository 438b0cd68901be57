/**
 * Requests and notices between the services of the nodes (thread start, class initialisation,
 * exit): numbered, answered, dispatched by kind.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> {@code ServiceBus.deliver} is called by the node
 * loop; handlers run in the executor they were registered with; {@code ask} blocks application
 * threads. <b>May depend on:</b> {@code bridge}, the JDK.
 */
package dev.heddle.node.service;
