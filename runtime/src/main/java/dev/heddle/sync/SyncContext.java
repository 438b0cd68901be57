package dev.heddle.sync;

/** What the parts of this package work with: one set per node. */
public record SyncContext(
    EventPort loop,
    Waiters waiters,
    ObjectView objects,
    LockTable locks,
    GateTable gates,
    ThreadRegistry threads,
    SyncStats stats) {}
