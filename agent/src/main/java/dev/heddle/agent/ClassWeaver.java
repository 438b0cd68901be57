package dev.heddle.agent;

/** The weaver as the transformer sees it. Loads no class of the application. */
interface ClassWeaver {
  /**
   * The woven class file; null where nothing is to change.
   *
   * @param loader of the class; null never occurs
   * @param internalName with slashes
   */
  byte[] weave(ClassLoader loader, String internalName, byte[] classFile);
}
