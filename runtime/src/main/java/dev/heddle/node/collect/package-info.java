/**
 * Distributed garbage (RULES 21): each creator finds out which of its exported pages no other node
 * refers to any more, and lets them go.
 *
 * <p><b>The argument</b>, for a page whose home H is its creator. H runs numbered rounds, one at a
 * time. In a round about page p it asks every other node N: did you have p at any time since your
 * last answer about it (or ever, if there was none)? <i>Having</i> is: a replica lives there (a
 * twin, a token, an owned cell pin it), or a reference was encoded or decoded there. Let T be the
 * moment round k begins, j the last round about p before it. Suppose all say no in round k, and H
 * encoded no reference to p between the beginning of j and the end of k. Then at T nobody had p,
 * nor was a reference on its way:
 *
 * <ol>
 *   <li>N's answers in j and k lie before and after T, so the time its answer in k speaks of holds
 *       T: N had no replica at T and made none until its answer.
 *   <li>A message with a reference to p that is on its way at T was encoded by its sender A before
 *       A answered in j (or, if A is H, before j began): later would have made A say yes in k (H
 *       see it in the export count). So it was sent before A, with that answer, said how many
 *       messages it had sent to each node. H passes these numbers on in every later question, and a
 *       node answers only once it has received and decoded as many ({@link
 *       dev.heddle.protocol.Traffic}); else it says it is behind, and the round decides nothing. So
 *       the receiver had p before its answer in k, and after its answer in j or at the time of it:
 *       it says yes. This needs no message beyond question and answer.
 *   <li>"Sent before it said": a sample is taken in the node loop, the numbers are read in a task
 *       queued after it, so whatever was queued when the sample was taken has left. What a thread
 *       has encoded and not yet queued is in {@link dev.heddle.node.service.Custody}; the node is
 *       behind meanwhile.
 *   <li>A diff that an old home passes on undecoded has a reference that its node never had, and is
 *       in the numbers of its second hop only: a node that has passed one on since the numbers it
 *       last gave is behind, and so is one that has put a diff aside while a home moves.
 * </ol>
 *
 * <p>Since nobody else had p at T and H sent none since, nobody else has p at the end of the round:
 * only who has a reference can pass one on. The test of the export count, the test that nothing is
 * under way in the protocol, and the forgetting happen in one step of the node loop. Questions and
 * answers are releases, so a home that forgets has heard of every interval that wrote the page.
 *
 * <p>A token or cell that came to rest elsewhere would pin its replica for ever: after a round in
 * which a page was held its creator recalls them. Pages that stay held are asked for ever more
 * rarely, at intervals that double: garbage lies at most about as long again as it was in use.
 * While memory is low rounds follow each other at once ({@link
 * dev.heddle.node.collect.MemoryPressure}).
 *
 * <p><b>Chains and cycles</b> of pages with different homes would go one link per round, or never:
 * each home keeps its page, and with it the replica of the next. So a page that nobody uses and a
 * node of lower rank has, moves its home there (by its creator, if it is away already): all pages
 * of a chain or cycle come together at the lowest rank that has any, where one garbage collection
 * takes them. For that the creator of a page whose home is away keeps nothing of it and answers for
 * itself like the others. If nobody but the home had the page at the beginning of a round, and the
 * home sent or received no reference to it in its window or after, the argument holds with the home
 * in the creator's place: it lets the objects live or die with its own references until it sends
 * one again. What is left of a page whose objects died there goes back to its creator and is
 * forgotten. Pages with volatile fields (their cell is at the creator) and large arrays do not
 * move; those that a writer has drawn away are called back.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> the node loop; a tick starts rounds and may collect
 * garbage. <b>May depend on:</b> {@code protocol}, {@code node.service}, the JDK.
 */
package dev.heddle.node.collect;
