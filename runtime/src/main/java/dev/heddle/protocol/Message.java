package dev.heddle.protocol;

/** What protocol nodes say to each other. */
public interface Message {}
