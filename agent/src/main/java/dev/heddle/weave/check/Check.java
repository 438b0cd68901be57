package dev.heddle.weave.check;

import dev.heddle.weave.WeaveException;
import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.Weaver;
import dev.heddle.weave.model.FieldInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Finds what a run would refuse; loads no class of the program. */
public final class Check {
  private final ProgramClasses program;
  private final WeavePolicy policy;
  private final Types types;
  private final Model model;
  private final Calls calls;
  private final Weaver weaver;

  private Check(ProgramClasses program, WeavePolicy policy) {
    this.program = program;
    this.policy = policy;
    this.types = new Types(program, policy);
    this.model = new Model(types);
    this.calls = new Calls(model);
    this.weaver = new Weaver(policy.withCopies());
  }

  /**
   * Looks at all classes, or at those that one refers to, and so on.
   *
   * @param classFiles of the class path, by internal name
   * @param main internal name of one of them; null for all
   * @param policy which are woven
   * @throws TooLargeException where the program is too large to be followed
   */
  public static Findings run(Map<String, byte[]> classFiles, String main, WeavePolicy policy) {
    return new Check(new ProgramClasses(classFiles, main), policy).run();
  }

  private Findings run() {
    int classes = 0;
    for (String name : program.names()) {
      if (!name.endsWith("-info")) {
        classes += policy.isWoven(name) ? 1 : 0;
        if (isWeavable(name)) {
          read(name);
        }
      }
    }
    model.solver.solve();
    addUnknown();
    model.solver.solve();
    Set<Use> uses = new Sharing(model).find();
    return new Findings(classes, List.copyOf(uses));
  }

  private boolean isWeavable(String name) {
    try {
      weaver.weave(name, program.classFile(name), program);
      return true;
    } catch (WeaveException e) {
      String message = e.getMessage();
      boolean isLarge = message.contains("64 KiB");
      Place place = new Place(name.replace('/', '.'), 0, name, true);
      Advice advice = isLarge ? Advice.TOO_LARGE : Advice.UNREADABLE;
      model.uses.add(CallSites.use(place, Mark.REFUSED, "cannot be woven: " + message, advice));
      return isLarge;
    }
  }

  private void read(String name) {
    ClassNode node = new ClassNode();
    new ClassReader(program.classFile(name)).accept(node, ClassReader.SKIP_FRAMES);
    String file = node.sourceFile == null ? name.replace('/', '.') : node.sourceFile;
    for (MethodNode method : new ArrayList<>(node.methods)) {
      try {
        new MethodFlow(model, calls, name, file, method).read();
      } catch (AnalyzerException e) {
        throw new IllegalStateException(name + "." + method.name, e); // weaving would have failed
      }
    }
  }

  /** Where nothing is known of what is stored, the type of the field speaks. */
  private void addUnknown() {
    for (Model.Store store : model.stores) {
      FieldInfo field = store.field();
      if (store.value().isEmpty() && field.descriptor().startsWith("L")) {
        String type = Type.getType(field.descriptor()).getInternalName();
        Optional<Class<?>> found = types.isProgram(type) ? Optional.empty() : JdkSupport.find(type);
        if (found.isPresent() && !JdkSupport.ofGiven(found.get()).isShared()) {
          model.solver.add(store.value(), model.site(Site.Kind.GIVEN, type, store.place()));
        }
      }
    }
  }
}
