package dev.heddle.weave.model;

import org.objectweb.asm.Type;

/**
 * What becomes of a call of a JDK method.
 *
 * @param kind where the bridge method comes in
 * @param owner the bridge class
 * @param name the bridge method
 */
public record Redirect(Kind kind, String owner, String name) {
  /** Where the bridge method comes in. */
  public enum Kind {
    /** Called in place of it: receiver first, same remaining descriptor, same result. */
    INSTEAD,
    /** Called before it with the same arguments, receiver first. For caller-sensitive methods. */
    BEFORE,
    /** Called after it with its result, returns what the program is to see. */
    AFTER,
    /** As AFTER, with the arguments of the call behind its result. */
    WRAP
  }

  /** The descriptor of a static method that takes the receiver first. */
  public static String receiverFirst(String receiver, String descriptor) {
    return '(' + Type.getObjectType(receiver).getDescriptor() + descriptor.substring(1);
  }
}
