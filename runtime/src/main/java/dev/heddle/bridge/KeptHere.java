package dev.heddle.bridge;

/**
 * A twin whose JDK part works on the node that made the object alone, because the JVM has a hand in
 * it; the object is shared, and other nodes ask there ({@link DelegateOps}).
 */
public interface KeptHere {}
