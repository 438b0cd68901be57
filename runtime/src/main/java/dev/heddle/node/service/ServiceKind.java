package dev.heddle.node.service;

import java.util.EnumSet;
import java.util.Set;

/** Kinds of service messages; the ordinal goes on the wire. */
public enum ServiceKind {
  /** The answer to an {@code ask}. */
  REPLY,
  /** The answer to an {@code ask} that failed: one line of text. */
  FAILURE,
  THREAD_NAME,
  THREAD_PLACE,
  THREAD_START,
  THREAD_END,
  THREAD_STARTS,
  THREAD_ENDS,
  THREAD_INTERRUPT,
  THREAD_INTERRUPTED,
  THREAD_STATE,
  THREAD_STACK,
  THREAD_UNPARK,
  THREAD_DEFAULT_HANDLER,
  LOCK_NAME,
  CLASS_BEGIN,
  CLASS_END,
  CLASS_VALUES,
  PROPERTY,
  LOGGER,
  STREAM_PRINT,
  STREAM_READ,
  STREAM_REPLACE,
  HOOK_ADD,
  HOOK_REMOVE,
  DELEGATE_CALL,
  DELEGATE_RESULT,
  DELEGATE_INTERRUPT,
  EXIT,
  COLLECT_ASK,
  COLLECT_URGE,
  STATS;

  private static final ServiceKind[] ALL = values();

  private static final Set<ServiceKind> WITH_REFERENCES =
      EnumSet.of(
          THREAD_START,
          THREAD_INTERRUPT,
          THREAD_INTERRUPTED,
          THREAD_STATE,
          THREAD_STACK,
          THREAD_UNPARK,
          THREAD_DEFAULT_HANDLER,
          HOOK_ADD,
          HOOK_REMOVE,
          DELEGATE_CALL,
          DELEGATE_RESULT);

  /**
   * Whether requests of this kind carry references that their handler decodes before it returns.
   * Answers that carry some (values of static finals) need no mention: the answering node keeps
   * what it refers to.
   */
  boolean carriesReferences() {
    return WITH_REFERENCES.contains(this);
  }

  @SuppressWarnings("EnumOrdinal") // all nodes run the same build: others are refused at the door
  byte code() {
    return (byte) ordinal();
  }

  static ServiceKind of(byte code) {
    return ALL[code];
  }
}
