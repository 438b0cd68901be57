package dev.heddle.weave;

import dev.heddle.weave.analysis.Flow;
import dev.heddle.weave.model.ClassInfo;
import dev.heddle.weave.model.SafeClassWriter;
import dev.heddle.weave.model.World;
import dev.heddle.weave.pass.ArrayChecks;
import dev.heddle.weave.pass.ClassContext;
import dev.heddle.weave.pass.ClassInitPass;
import dev.heddle.weave.pass.Cloning;
import dev.heddle.weave.pass.ConstantChecks;
import dev.heddle.weave.pass.FieldChecks;
import dev.heddle.weave.pass.ForeignArrays;
import dev.heddle.weave.pass.ForeignBuffers;
import dev.heddle.weave.pass.GuardedAccesses;
import dev.heddle.weave.pass.HiddenMembers;
import dev.heddle.weave.pass.Lambdas;
import dev.heddle.weave.pass.LoopVersions;
import dev.heddle.weave.pass.MethodContext;
import dev.heddle.weave.pass.MethodPass;
import dev.heddle.weave.pass.MonitorPass;
import dev.heddle.weave.pass.Redirecting;
import dev.heddle.weave.pass.ReplicaConstructor;
import dev.heddle.weave.pass.SequentialArrays;
import dev.heddle.weave.pass.SequentialFields;
import dev.heddle.weave.pass.SerialVersionPin;
import dev.heddle.weave.pass.StaticAccessors;
import dev.heddle.weave.pass.StaticChecks;
import dev.heddle.weave.pass.Substituting;
import dev.heddle.weave.pass.SynchronizedMethods;
import dev.heddle.weave.pass.ThreadRun;
import dev.heddle.weave.pass.VolatileAccesses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** One class being woven: the order of the passes, and the second attempt for big methods. */
final class ClassWeaving {
  /** HotSpot compiles no method over this many bytes. */
  private static final int HUGE_METHOD_BYTES = 8000;

  /** What changes calls; the dataflow is made anew after it. */
  private static final List<MethodPass> CALLS =
      List.of(
          new Lambdas(),
          new Cloning(),
          new GuardedAccesses(),
          new Redirecting(),
          new Substituting());

  /** What adds checks around accesses, on one dataflow; and what wraps whole bodies, last. */
  private static final List<MethodPass> ACCESSES =
      List.of(
          new LoopVersions(),
          new FieldChecks(),
          new StaticChecks(),
          new ConstantChecks(),
          new VolatileAccesses(),
          new ForeignArrays(),
          new ForeignBuffers(),
          new ArrayChecks(),
          new SequentialArrays(),
          new MonitorPass(),
          new SynchronizedMethods(),
          new ThreadRun(),
          new ClassInitPass());

  /** The same where nothing can be shared. */
  private static final List<MethodPass> ACCESSES_UNCHECKED =
      List.of(
          new VolatileAccesses(),
          new SequentialArrays(),
          new MonitorPass(),
          new SynchronizedMethods(),
          new ThreadRun(),
          new ClassInitPass());

  /** What the code around redirected calls needs at most beyond the original's stack. */
  private static final int STACK_OF_CALLS = 4;

  private final World world;
  private final ClassInfo info;
  private final byte[] original;

  ClassWeaving(World world, ClassInfo info, byte[] original) {
    this.world = world;
    this.info = info;
    this.original = original;
  }

  byte[] weave() {
    Map<String, MethodContext.Size> sizes = new HashMap<>();
    Map<String, Integer> before = MethodSizes.of(original);
    before.forEach(
        (method, size) -> {
          if (size >= HUGE_METHOD_BYTES) {
            sizes.put(method, MethodContext.Size.COMPACT);
          }
        });
    while (true) {
      byte[] woven;
      try {
        woven = attempt(sizes);
      } catch (MethodTooLargeException e) {
        if (!shrink(sizes, e.getMethodName() + e.getDescriptor())) {
          throw new WeaveException(
              info.name().replace('/', '.'),
              "method " + e.getMethodName() + " exceeds 64 KiB when woven",
              e);
        }
        continue;
      }
      boolean shrunk = false;
      for (String method : grownHuge(before, MethodSizes.of(woven))) {
        shrunk |= shrink(sizes, method);
      }
      if (!shrunk) {
        return woven;
      }
    }
  }

  /** Whether the method can still be made smaller than in the last attempt. */
  private static boolean shrink(Map<String, MethodContext.Size> sizes, String method) {
    return sizes.put(method, MethodContext.Size.COMPACT) != MethodContext.Size.COMPACT;
  }

  private static Set<String> grownHuge(Map<String, Integer> before, Map<String, Integer> after) {
    Set<String> grown = new HashSet<>();
    after.forEach(
        (method, size) -> {
          if (size >= HUGE_METHOD_BYTES && before.getOrDefault(method, 0) < HUGE_METHOD_BYTES) {
            grown.add(method);
          }
        });
    return grown;
  }

  private byte[] attempt(Map<String, MethodContext.Size> sizes) {
    ClassContext context = new ClassContext(world, read(), info);
    ClassNode node = context.node();
    addInitializer(context);
    for (MethodNode method : List.copyOf(node.methods)) {
      weave(
          context, method, sizes.getOrDefault(method.name + method.desc, MethodContext.Size.FAST));
    }
    while (!context.outlined().isEmpty()) {
      List<MethodNode> outlined = new ArrayList<>(context.outlined());
      context.outlined().clear();
      node.methods.addAll(outlined);
      for (MethodNode method : outlined) {
        weave(context, method, MethodContext.Size.SMALL);
      }
    }
    SequentialFields.mark(context);
    SerialVersionPin.add(context, original);
    HiddenMembers.add(context);
    StaticAccessors.add(context);
    ReplicaConstructor.add(context);
    node.superName = node.superName == null ? null : world.superClass(info);
    return write(node);
  }

  private void addInitializer(ClassContext context) {
    if (info.hasMutableStatics() && !info.hasInitializer()) {
      context.node().methods.add(ClassInitPass.emptyInitializer());
    }
  }

  private void weave(ClassContext owner, MethodNode method, MethodContext.Size size) {
    if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return;
    }
    MethodContext context = new MethodContext(owner, method, size);
    try {
      context.flow(Flow.of(world, info.name(), method));
      for (MethodPass pass : CALLS) {
        pass.apply(context);
      }
      method.maxStack += STACK_OF_CALLS;
      context.flow(Flow.of(world, info.name(), method));
      for (MethodPass pass : world.isChecked() ? ACCESSES : ACCESSES_UNCHECKED) {
        pass.apply(context);
      }
    } catch (AnalyzerException e) {
      throw new WeaveException(
          info.name().replace('/', '.'), "method " + method.name + ": " + e.getMessage(), e);
    }
  }

  /** Subroutines are inlined; frames are computed anew. */
  private ClassNode read() {
    ClassNode node =
        new ClassNode(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String desc, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, desc, signature, exceptions);
            return ClassWeaving.this.info.version() <= Opcodes.V1_6
                ? new JSRInlinerAdapter(method, access, name, desc, signature, exceptions)
                : method;
          }
        };
    new ClassReader(original).accept(node, ClassReader.SKIP_FRAMES);
    return node;
  }

  /** Class files before 50 have no frames. */
  private byte[] write(ClassNode node) {
    int flags =
        info.version() < Opcodes.V1_6 ? ClassWriter.COMPUTE_MAXS : ClassWriter.COMPUTE_FRAMES;
    ClassWriter writer = new SafeClassWriter(flags, world.hierarchy());
    node.accept(writer);
    return writer.toByteArray();
  }
}
