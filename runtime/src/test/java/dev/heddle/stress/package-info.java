/**
 * The fast paths of woven code against what the node loop does meanwhile, on real threads (RULES
 * 23): jcstress runs the actors of each class together, over and over, and counts what came of it.
 * The classes under test are the real ones; {@link dev.heddle.stress.Target} is what the weaver
 * leaves of a class, the test itself takes the place of the node loop.
 *
 * <p>A class whose name ends in {@code Mutant} is the same test with a rule taken out, in the order
 * of operations of one actor; {@code FastPathStressTest} asks that it fails.
 */
package dev.heddle.stress;
