package dev.heddle.weave.jdk.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** The JVM verifies no class of the boot loader: these are verified here. */
class CopiedClassesTest {
  @Test
  void everyCopyVerifies() {
    for (Map.Entry<String, byte[]> copy : BootCopies.classFiles().entrySet()) {
      StringWriter problems = new StringWriter();
      if (!copy.getKey().equals(Copies.CLONER)) {
        CheckClassAdapter.verify(
            new ClassReader(copy.getValue()), null, false, new PrintWriter(problems));
      }
      assertEquals("", problems.toString(), copy.getKey());
    }
    assertTrue(BootCopies.classFiles().size() > Copies.classes().size());
  }

  @Test
  void everyMemberNamedInACopyExists() {
    assertNull(BootCopies.missing());
  }
}
