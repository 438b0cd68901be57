/**
 * Deterministic simulation of the protocol: some nodes on a seeded virtual network, several
 * application threads per node as micro-steps interleaved with everything the node loop does to
 * memory, word by word. Programs are generated free of data races; each read asserts the one value
 * that happens-before allows.
 */
package dev.heddle.protocol.sim;
