/**
 * Dataflow over one method, on ASM's analyzer: value identity, which references were checked since
 * the last possible acquire or release, which array handles are fresh.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> class-loading threads; an analysis is confined to
 * one. <b>May depend on:</b> ASM, {@code weave.model}.
 */
package dev.heddle.weave.analysis;
