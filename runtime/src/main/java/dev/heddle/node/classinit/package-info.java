/**
 * A class is initialised once per cluster: rank 0 decides who runs the initialiser, the others take
 * the values of its static finals from the runner (DESIGN 3, RULES 17).
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> application threads and decoders, inside the JVM's
 * initialisation lock of the class; {@code ClassInitLedger} on the node loop of rank 0; {@code
 * heddle-service-*} for values. <b>May depend on:</b> {@code bridge}, {@code node.service}, {@code
 * node.threads}, the JDK.
 */
package dev.heddle.node.classinit;
