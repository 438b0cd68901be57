package dev.heddle.bridge;

/** A class of a twin's own whose instances stay on the node that made them. */
public interface NodeBound {}
