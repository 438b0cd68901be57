package dev.heddle.node;

import dev.heddle.heap.ClassResolver;
import dev.heddle.node.threads.PlacementPolicy;
import java.util.function.Predicate;

/**
 * What a node is made with; the same on every node.
 *
 * @param applicationLoader finds the application's classes
 * @param classes finds the classes of objects of other nodes
 * @param pageBytes the page budget
 * @param sequential classes under {@code heddle.protocol = sc}
 * @param placement says which node runs a thread; asked on rank 0
 * @param process makes what makes the nodes one process for the program
 */
public record NodeConfig(
    ClassLoader applicationLoader,
    ClassResolver classes,
    int pageBytes,
    Predicate<Class<?>> sequential,
    PlacementPolicy placement,
    OneProcess.Factory process,
    NodeOptions options) {}
