package dev.heddle.agent.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.ExitStatus;
import java.io.DataInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaVersionTest {
  private static final int JAVA_8_CLASS_FILE = 52;

  @Test
  void olderThan17IsRefused() {
    assertFalse(JavaVersion.isSupported("1.8"));
    assertFalse(JavaVersion.isSupported("11"));
    assertFalse(JavaVersion.isSupported("16"));
    assertTrue(JavaVersion.isSupported("17"));
    assertTrue(JavaVersion.isSupported("25"));
  }

  @Test
  void statusesAreTheDocumentedOnes() {
    assertEquals(ExitStatus.USAGE, JavaVersion.STATUS_USAGE);
    assertEquals(ExitStatus.INTERNAL, JavaVersion.STATUS_INTERNAL);
  }

  /** An older JVM must be able to load what says that it is too old. */
  @ParameterizedTest
  @ValueSource(strings = {"Premain", "Main", "JavaVersion"})
  void whatAnOldJvmMeetsFirstLoadsThere(String name) throws Exception {
    try (InputStream in = JavaVersion.class.getResourceAsStream(name + ".class");
        DataInputStream data = new DataInputStream(in)) {
      data.readInt();
      data.readUnsignedShort();
      assertEquals(JAVA_8_CLASS_FILE, data.readUnsignedShort());
    }
  }
}
