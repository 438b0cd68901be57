/**
 * What a run would refuse, found before it in the class files: {@link dev.heddle.weave.check.Check}
 * follows objects from where they are made to the fields, arrays, collections and lambdas that hold
 * them, and asks the tables of the agent about each that threads of other nodes can reach.
 *
 * <p>Every method counts as called. Objects are told apart by the instruction that makes them; an
 * object's fields are told apart, and so are arrays and collections, each with one slot for all it
 * holds. What the JDK does is modelled in {@code JdkCalls}; reflection is not followed.
 *
 * <p><b>Loader:</b> isolated; loads classes of the JDK, none of the application. <b>Threads:</b>
 * one. <b>May depend on:</b> {@code weave} and its packages, ASM, {@code heap.share.Kinds}, {@code
 * heap.named.JdkNames}, names in the bridge.
 */
package dev.heddle.weave.check;
