/**
 * The rewrites, one class per concern. A pass changes the tree of one method or class; emitters say
 * in {@code // STACK:} comments what lies on the operand stack.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> class-loading threads; a pass is confined to one.
 * <b>May depend on:</b> ASM, {@code weave.model}, {@code weave.analysis}.
 */
package dev.heddle.weave.pass;
