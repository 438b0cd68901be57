package dev.heddle.node;

import dev.heddle.node.threads.PlacementPolicy;
import java.util.function.Predicate;

/**
 * What a node is made with; all but the placement policy the same on every node.
 *
 * @param applicationLoader finds the application's classes
 * @param pageBytes the page budget
 * @param sequential classes under {@code heddle.protocol = sc}
 * @param placement says which node runs a thread; used on rank 0
 * @param process what joins the nodes to one process
 */
public record NodeConfig(
    ClassLoader applicationLoader,
    int pageBytes,
    Predicate<Class<?>> sequential,
    PlacementPolicy placement,
    ProcessPart.Factory process,
    NodeOptions options) {}
