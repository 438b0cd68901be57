package dev.heddle.bridge;

/**
 * An object with hidden fields. The weaver adds this interface, the fields {@code public transient
 * int heddle$state} and {@code public transient Object heddle$meta}, and these methods to the
 * topmost woven class of each hierarchy.
 */
public interface Shared {
  /** The name of the hidden state field, in every topmost woven class. */
  String STATE_FIELD = "heddle$state";

  /** The name of the hidden metadata field, in every topmost woven class. */
  String META_FIELD = "heddle$meta";

  /** The state word, see {@link State}; a plain read. */
  int heddle$state();

  /** The heap's metadata of this object; null while local. */
  Object heddle$meta();

  /** Sets the heap's metadata; called once, by promotion or by the making of a replica. */
  void heddle$meta(Object meta);
}
