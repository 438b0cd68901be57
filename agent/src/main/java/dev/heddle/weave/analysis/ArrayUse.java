package dev.heddle.weave.analysis;

/**
 * Where an element access finds the handle of its array.
 *
 * @param where which of the cases
 * @param index the local variable of LOCAL, the defining instruction's index of SITE
 * @param state how fresh the handle is
 */
public record ArrayUse(Where where, int index, ShadowState state) {
  /** The cases. */
  public enum Where {
    /** The array was made here and has not left the method: nothing to check. */
    UNESCAPED,
    /** A local variable holds the same array. */
    LOCAL,
    /** Only the stack holds it, from one defining instruction. */
    SITE,
    /** None of these: to be looked up at the access. */
    NOWHERE
  }

  static final ArrayUse OF_UNESCAPED = new ArrayUse(Where.UNESCAPED, -1, ShadowState.FRESH);
  static final ArrayUse OF_NOWHERE = new ArrayUse(Where.NOWHERE, -1, ShadowState.UNKNOWN);
}
