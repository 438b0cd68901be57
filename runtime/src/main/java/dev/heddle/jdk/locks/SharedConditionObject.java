package dev.heddle.jdk.locks;

import java.io.Serializable;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * Stands for {@link AbstractQueuedSynchronizer.ConditionObject}. All methods of that are final:
 * woven code that names it names this class instead, in descriptors too.
 */
public class SharedConditionObject extends QueueCondition implements Serializable {
  public SharedConditionObject(AbstractQueuedSynchronizer synchronizer) {
    super(((SharedQueuedSynchronizer) synchronizer).queue());
  }
}
