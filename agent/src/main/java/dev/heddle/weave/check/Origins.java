package dev.heddle.weave.check;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The instructions that a value may come from; copies are seen through. */
final class Origins extends SourceInterpreter {
  private final Map<Integer, AbstractInsnNode> parameters = new HashMap<>();

  Origins() {
    super(Opcodes.ASM9);
  }

  @Override
  public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    // A label that is in no method stands for the parameter.
    AbstractInsnNode origin = parameters.computeIfAbsent(local, key -> new LabelNode());
    return new SourceValue(type.getSize(), origin);
  }

  @Override
  public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
    return value;
  }

  /** What stands for the parameter in that local; null where it is never read. */
  AbstractInsnNode parameter(int local) {
    return parameters.get(local);
  }
}
