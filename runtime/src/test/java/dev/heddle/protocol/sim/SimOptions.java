package dev.heddle.protocol.sim;

import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.ProtocolOptions;
import java.util.SplittableRandom;

/**
 * How one seed is run.
 *
 * @param interleave one in so many points within a step lets threads run
 * @param slowest one in so many chances to deliver, on a link that is slow for a while
 * @param crashAt action at which a node dies; -1 for never
 */
record SimOptions(
    int nodeCount,
    int interleave,
    boolean faultyLinks,
    int slowest,
    int crashAt,
    boolean forgetsReplicas,
    ProtocolOptions protocol,
    Mutation mutation) {

  static SimOptions random(SplittableRandom random, Mutation mutation) {
    int[] collectAbove = {1, 4, 16};
    int[] migrateAfter = {0, 1, 1, 1, 1, 2, 2, 3};
    return new SimOptions(
        2 + random.nextInt(4),
        2 + random.nextInt(12),
        random.nextInt(5) == 0,
        random.nextInt(3) == 0 ? 400 : 40,
        random.nextInt(25) == 0 ? random.nextInt(3000) : -1,
        random.nextBoolean(),
        new ProtocolOptions(collectAbove[random.nextInt(3)], migrateAfter[random.nextInt(8)]),
        mutation);
  }
}
