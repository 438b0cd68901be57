package dev.heddle.transport.grpc;

import io.netty.util.internal.PlatformDependent;
import io.netty.util.internal.logging.InternalLoggerFactory;

/** Settings Netty reads once, when its classes are initialised. */
final class NettySettings {
  private static final String JFR = "io.netty.jfr.enabled";

  private NettySettings() {}

  /** Before any other use of Netty. */
  static void apply() {
    InternalLoggerFactory.setDefaultFactory(new NoLoggerFactory());
    if (System.getProperty(JFR) != null) {
      return;
    }
    // Netty's flight recorder events are 140 classes, a tenth of the cold start. The property goes
    // at once: the program sees all properties, and may have a Netty of its own.
    System.setProperty(JFR, "false");
    try {
      boolean unused = PlatformDependent.isJfrEnabled();
    } finally {
      System.clearProperty(JFR);
    }
  }
}
