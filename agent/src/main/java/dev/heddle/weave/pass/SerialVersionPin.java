package dev.heddle.weave.pass;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.SerialVersionUIDAdder;
import org.objectweb.asm.tree.FieldNode;

/**
 * Hidden members would change the default serialVersionUID: a serializable class that declares none
 * gets the value of its original form.
 */
public final class SerialVersionPin {
  private static final String NAME = "serialVersionUID";

  private SerialVersionPin() {}

  /** Adds the field where it is missing. */
  public static void add(ClassContext context, byte[] original) {
    int access = context.info().access();
    boolean fixed = (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) != 0;
    boolean declared = context.node().fields.stream().anyMatch(field -> field.name.equals(NAME));
    if (fixed
        || declared
        || !context.world().hierarchy().isSubtype(context.name(), "java/io/Serializable")) {
      return;
    }
    int pinned =
        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    context.node().fields.add(new FieldNode(pinned, NAME, "J", null, Computer.compute(original)));
  }

  private static final class Computer extends SerialVersionUIDAdder {
    private long value;

    private Computer() {
      super(Opcodes.ASM9, null);
    }

    static long compute(byte[] classFile) {
      Computer computer = new Computer();
      new ClassReader(classFile)
          .accept(
              computer, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return computer.value;
    }

    @Override
    protected void addSVUID(long svuid) {
      value = svuid;
    }
  }
}
