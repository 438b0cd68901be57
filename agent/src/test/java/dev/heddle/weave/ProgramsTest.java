package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heddle.weave.harness.Checked;
import dev.heddle.weave.harness.ClassFiles;
import dev.heddle.weave.harness.WovenLoader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs per language feature say the same woven as unwoven; the classes pass ASM's checker. */
class ProgramsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Wide", "Kinds", "Control", "Lambdas", "Locks", "Library", "Initializers"})
  void saysTheSameWoven(String program) throws ReflectiveOperationException {
    String plain = run(program, null);
    assertEquals(plain, run(program, new Weaver(WeavePolicy.defaults())));
    assertNotEquals("", plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Wide", "Kinds", "Control", "Lambdas", "Locks", "Library", "Initializers"})
  void saysTheSameSequentiallyConsistent(String program) throws ReflectiveOperationException {
    WeavePolicy policy = new WeavePolicy(List.of(), List.of(), List.of("dev.heddle.**"));
    assertEquals(run(program, null), run(program, new Weaver(policy)));
  }

  private static String run(String program, Weaver weaver) throws ReflectiveOperationException {
    String name = "dev.heddle.weave.programs." + program;
    Map<String, byte[]> classFiles = ClassFiles.nestOf(name);
    WovenLoader loader = new WovenLoader(classFiles, weaver, ProgramsTest.class.getClassLoader());
    if (weaver != null) {
      classFiles.keySet().forEach(type -> Checked.check(loader.woven(type)));
    }
    return (String) loader.loadClass(name).getMethod("run").invoke(null);
  }
}
