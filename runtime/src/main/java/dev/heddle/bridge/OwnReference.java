package dev.heddle.bridge;

/** A weak reference by which Heddle itself knows an object of the program; keeps nothing. */
public interface OwnReference {}
