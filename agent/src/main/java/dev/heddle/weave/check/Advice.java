package dev.heddle.weave.check;

import java.util.List;
import java.util.Map;

/** What to do about what cannot be shared; one table. */
enum Advice {
  NONE(""),
  BUILDER("keep it in a local variable and store the String"),
  STREAM("open it in the thread that uses it; share the path or the bytes"),
  BUFFER("share the array, and wrap it where it is used"),
  ITERATION("collect it into a list before it is shared"),
  COLLECTION("use a collection of java.util that README lists"),
  MADE_BY_JDK("copy it: new ArrayList<>(...) or new HashMap<>(...) in your own class"),
  MADE_UNWOVEN("its maker is not woven: take the class out of heddle.local"),
  NOT_WOVEN("take the class out of heddle.local"),
  SUPER_CLASS(
      "hold an object of the JDK's class in a field that is not shared, not as super class"),
  PER_NODE("make it a static final: each node then has its own"),
  PER_NODE_CONSTANT("each node has its own"),
  CONSTANT("use it on the node that makes it alone, that of main as a rule"),
  READ_CONSTANT("make one in each thread that uses it; a constant stays on its node"),
  TYPED_CONSTANT("declare the constant as its class of the JDK, so that it can stay on its node"),
  FORK_JOIN("use an ExecutorService, whose tasks run on all nodes"),
  LOADER("load its classes on each node that needs them"),
  HANDLE("call the VarHandle itself"),
  VIEW("read the array, or a buffer of the array's own type"),
  TOO_LARGE("split the method"),
  UNREADABLE("leave it out with heddle.local, or compile it for a Java that Heddle knows"),
  OTHER("keep it in a local variable, or make one in each thread that uses it");

  /** By class of the JDK or the nearest of these above it; the first that fits. */
  private static final List<Map.Entry<String, Advice>> BY_CLASS =
      List.of(
          Map.entry("java/util/Formatter", BUILDER),
          Map.entry("java/io/InputStream", STREAM),
          Map.entry("java/io/OutputStream", STREAM),
          Map.entry("java/io/Reader", STREAM),
          Map.entry("java/io/Writer", STREAM),
          Map.entry("java/io/RandomAccessFile", STREAM),
          Map.entry("java/util/Scanner", STREAM),
          Map.entry("java/nio/channels/Channel", STREAM),
          Map.entry("java/net/Socket", STREAM),
          Map.entry("java/net/ServerSocket", STREAM),
          Map.entry("java/nio/Buffer", BUFFER),
          Map.entry("java/util/stream/BaseStream", ITERATION),
          Map.entry("java/util/concurrent/ForkJoinTask", FORK_JOIN),
          Map.entry("java/lang/ClassLoader", LOADER),
          Map.entry("java/util/Collection", COLLECTION),
          Map.entry("java/util/Map", COLLECTION));

  private final String text;

  Advice(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Advice of(Types types, String type) {
    return BY_CLASS.stream()
        .filter(entry -> types.isSubtype(type, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHER);
  }
}
