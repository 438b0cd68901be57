package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.weave.harness.ClassFiles;
import dev.heddle.weave.harness.WovenLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A class loaded during weaving would run unwoven: none may be. */
class LoadsNothingTest {
  @Test
  void weavesWithoutLoading() {
    List<String> loads = new ArrayList<>();
    ClassLoader recording =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            loads.add(name);
            return super.loadClass(name, resolve);
          }
        };
    List<String> programs = List.of("Wide", "Kinds", "Control", "Lambdas", "Locks", "Library");
    Weaver weaver = new Weaver(WeavePolicy.defaults());
    int woven = 0;
    for (String program : programs) {
      Map<String, byte[]> classFiles = ClassFiles.nestOf("dev.heddle.weave.programs." + program);
      WovenLoader loader = new WovenLoader(classFiles, weaver, recording);
      for (String name : classFiles.keySet()) {
        woven += loader.woven(name).length > classFiles.get(name).length ? 1 : 0;
      }
    }
    assertEquals(List.of(), loads);
    assertTrue(woven > 10, "classes were woven: " + woven);
  }
}
