package dev.heddle.node.threads;

import dev.heddle.node.service.JdkAccess;

/**
 * What only the constructor of Thread can set and a replica must have before its start. From
 * release 19 on these fields are in {@code Thread.holder}.
 */
final class ThreadFields {
  private static final long HOLDER = JdkAccess.offset(Thread.class, "holder");
  private static final Class<?> OWNER = HOLDER < 0 ? Thread.class : holderClass();
  private static final long STACK_SIZE = JdkAccess.offset(OWNER, "stackSize");
  private static final long GROUP = JdkAccess.offset(OWNER, "group");

  private ThreadFields() {}

  static void setStackSize(Thread thread, long stackSize) {
    if (stackSize != 0) {
      JdkAccess.UNSAFE.putLong(owner(thread), STACK_SIZE, stackSize);
    }
  }

  static void setGroup(Thread thread, ThreadGroup group) {
    JdkAccess.UNSAFE.putReference(owner(thread), GROUP, group);
  }

  private static Object owner(Thread thread) {
    return HOLDER < 0 ? thread : JdkAccess.UNSAFE.getReference(thread, HOLDER);
  }

  private static Class<?> holderClass() {
    return JdkAccess.UNSAFE.getReference(Thread.currentThread(), HOLDER).getClass();
  }
}
