package dev.heddle.weave.analysis;

import dev.heddle.weave.model.FieldInfo;
import dev.heddle.weave.model.World;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Which instructions may acquire (so that what was valid may have become invalid) or release (so
 * that the thread counts as having passed a release, and an earlier write check no longer covers a
 * store: RULES 3). Checks and shadows do not outlive them.
 */
final class RegionEnds {
  private final World world;
  private final String className;

  RegionEnds(World world, String className) {
    this.world = world;
    this.className = className;
  }

  boolean isEnd(AbstractInsnNode insn) {
    return switch (insn.getOpcode()) {
      case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> true;
      case Opcodes.GETFIELD, Opcodes.PUTFIELD -> isVolatile((FieldInsnNode) insn);
      case Opcodes.GETSTATIC, Opcodes.PUTSTATIC ->
          isVolatile((FieldInsnNode) insn) || initializes(((FieldInsnNode) insn).owner);
      case Opcodes.NEW -> initializes(((TypeInsnNode) insn).desc);
      default ->
          insn instanceof InvokeDynamicInsnNode
              || (insn instanceof MethodInsnNode call && !PureCalls.isPure(call));
    };
  }

  private boolean isVolatile(FieldInsnNode insn) {
    Optional<FieldInfo> field = world.hierarchy().field(insn.owner, insn.name, insn.desc);
    return field.map(world::isVolatile).orElse(false);
  }

  /** The first use of another woven class may run its initialiser, which may wait for a node. */
  private boolean initializes(String owner) {
    return !owner.equals(className)
        && world.mayInitialize(owner)
        && !world.hierarchy().isSubtype(className, owner);
  }
}
