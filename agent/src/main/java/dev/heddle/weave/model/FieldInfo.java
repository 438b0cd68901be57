package dev.heddle.weave.model;

import org.objectweb.asm.Opcodes;

/**
 * A field as its class declares it.
 *
 * @param owner internal name of the declaring class
 * @param constant has a compile-time value
 */
public record FieldInfo(
    String owner, int access, String name, String descriptor, boolean constant) {

  public boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  public boolean isFinal() {
    return (access & Opcodes.ACC_FINAL) != 0;
  }

  public boolean isVolatile() {
    return (access & Opcodes.ACC_VOLATILE) != 0;
  }

  public boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }
}
