package dev.heddle.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

class IdentityHashTest {
  private static final int MASK = 0x7FFFFFFF;

  enum Colour {
    RED,
    GREEN {}
  }

  static final class Fresh {}

  static final class Asked {}

  static final class Parameter {}

  @Test
  void aClassHasTheHashOfItsName() {
    IdentityHash.ofClass(Fresh.class);
    assertEquals(Fresh.class.getName().hashCode() & MASK, Fresh.class.hashCode());
  }

  @Test
  void aHashThatWasAskedForStays() {
    int drawn = Asked.class.hashCode();
    IdentityHash.ofClass(Asked.class);
    assertEquals(drawn, Asked.class.hashCode());
  }

  @Test
  void aConstantHasTheHashOfItsNameWithOrWithoutABody() {
    for (Colour colour : Colour.values()) {
      int hash = IdentityHash.of(colour);
      assertEquals((Colour.class.getName() + "." + colour.name()).hashCode() & MASK, hash);
      assertEquals(hash, colour.hashCode());
    }
    assertNotEquals(Colour.RED.hashCode(), Colour.GREEN.hashCode());
  }

  @Test
  void theTypesOfASignatureHaveOne() {
    Class<?>[] parameters = {Parameter.class, null};
    IdentityHash.ofSignature(MethodHandles.class, parameters);
    assertEquals(Parameter.class.getName().hashCode() & MASK, Parameter.class.hashCode());
    IdentityHash.ofSignature(null, null);
  }
}
