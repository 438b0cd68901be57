package com.acme;

/** What the application's loader finds. */
public final class Loaders {
  private Loaders() {}

  public static void main(String[] arguments) {
    look("org.objectweb.asm.ClassReader");
    look("io.grpc.ManagedChannel");
    look("io.netty.channel.Channel");
    look("com.typesafe.config.Config");
    look("picocli.CommandLine");
    look("dev.heddle.weave.Weaver");
    look("dev.heddle.bridge.Bridge");
    resource("org/objectweb/asm/ClassReader.class");
    resource("reference.conf");
  }

  private static void look(String name) {
    try {
      Class<?> found = Class.forName(name);
      System.out.println(
          name
              + " by "
              + found.getClassLoader()
              + (found.getModule().isNamed() ? " in a named module" : " in unnamed module"));
    } catch (ClassNotFoundException e) {
      System.out.println(name + " is not there");
    }
  }

  private static void resource(String name) {
    boolean there = Loaders.class.getClassLoader().getResource(name) != null;
    System.out.println((there ? "resource " : "no resource ") + name);
  }
}
