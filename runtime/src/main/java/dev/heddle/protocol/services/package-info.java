/**
 * Service messages with release and acquire, gossip and collection.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop only. <b>May depend on:</b> the JDK,
 * {@code dev.heddle.protocol}, {@code intervals}, {@code pages}, {@code locks}.
 */
package dev.heddle.protocol.services;
