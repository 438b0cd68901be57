package dev.heddle.node.threads;

import dev.heddle.node.service.Payload;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Stack traces on the wire. */
final class Stacks {
  private Stacks() {}

  static void write(DataOutputStream out, StackTraceElement[] frames) throws IOException {
    out.writeInt(frames.length);
    for (StackTraceElement frame : frames) {
      Payload.writeString(out, frame.getClassLoaderName());
      Payload.writeString(out, frame.getModuleName());
      Payload.writeString(out, frame.getModuleVersion());
      Payload.writeString(out, frame.getClassName());
      Payload.writeString(out, frame.getMethodName());
      Payload.writeString(out, frame.getFileName());
      out.writeInt(frame.getLineNumber());
    }
  }

  static StackTraceElement[] read(DataInputStream in) throws IOException {
    StackTraceElement[] frames = new StackTraceElement[in.readInt()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] =
          new StackTraceElement(
              Payload.readString(in),
              Payload.readString(in),
              Payload.readString(in),
              Payload.readString(in),
              Payload.readString(in),
              Payload.readString(in),
              in.readInt());
    }
    return frames;
  }
}
