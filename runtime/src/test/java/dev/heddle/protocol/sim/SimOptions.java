package dev.heddle.protocol.sim;

import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.ProtocolOptions;
import java.util.SplittableRandom;

/**
 * How one seed is run.
 *
 * @param interleave one in so many points within a step lets threads run
 * @param crashAt action at which a node dies; -1 for never
 */
record SimOptions(
    int nodeCount,
    int interleave,
    boolean faultyLinks,
    int crashAt,
    boolean forgetsReplicas,
    ProtocolOptions protocol,
    Mutation mutation) {

  static SimOptions random(SplittableRandom random, Mutation mutation) {
    int[] collectAbove = {1, 4, 64};
    int[] migrateAfter = {0, 1, 1, 3};
    return new SimOptions(
        2 + random.nextInt(4),
        2 + random.nextInt(12),
        random.nextInt(5) == 0,
        random.nextInt(25) == 0 ? random.nextInt(3000) : -1,
        random.nextBoolean(),
        new ProtocolOptions(collectAbove[random.nextInt(3)], migrateAfter[random.nextInt(4)]),
        mutation);
  }
}
