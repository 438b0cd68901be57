/**
 * The agent: puts the bridge in place, installs the weaver, and makes this JVM a node.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> main during premain, then class-loading threads (the
 * transformer) and {@code heddle-...} daemons that watch the other processes. <b>May depend on:</b>
 * weave, node, transport, the configuration.
 */
package dev.heddle.agent;
