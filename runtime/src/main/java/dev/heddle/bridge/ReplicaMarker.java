package dev.heddle.bridge;

/**
 * Parameter type of the injected constructors {@code <init>(ReplicaMarker)}, which make a replica
 * without running application code (evidence: replicas without running constructors).
 */
public final class ReplicaMarker {
  private ReplicaMarker() {}
}
