package dev.heddle.weave.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.heap.named.JdkNames;
import dev.heddle.node.classinit.Recipes;
import dev.heddle.weave.Golden;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the docs say of the JDK's classes is what the agent does. */
class SupportedTest {
  volatile int number;
  volatile long wide;
  volatile String text;

  /** {@code -Dheddle.golden=overwrite} writes the file after a change of Kinds or Catalogue. */
  @Test
  void theTableIsThatOfTheAgent() {
    assumeTrue(Runtime.version().feature() == 17, "the table is of JDK 17");
    String table = SupportedTable.text();
    assertEquals(Golden.read(Path.of("..", "docs", "supported.md"), table), table);
  }

  @Test
  void constantsThatEachNodeMakesHaveARecipe() throws Exception {
    List<Object> constants =
        List.of(
            MethodHandles.arrayElementVarHandle(int[].class),
            MethodHandles.lookup().findVarHandle(SupportedTest.class, "number", int.class),
            AtomicIntegerFieldUpdater.newUpdater(SupportedTest.class, "number"),
            AtomicLongFieldUpdater.newUpdater(SupportedTest.class, "wide"),
            AtomicReferenceFieldUpdater.newUpdater(SupportedTest.class, String.class, "text"),
            MethodHandles.lookup());
    for (Object constant : constants) {
      Class<?> type = constant.getClass();
      assertTrue(
          Recipes.all().stream().anyMatch(recipe -> recipe.handles(constant)), type::toString);
      assertTrue(JdkSupport.isPerNode(type), type::toString);
    }
  }

  /** Of a class whose objects are found by name, one without a name has a recipe. */
  @Test
  void loggersAreFoundByNameOrMadeAnew() {
    assertEquals(How.NAME, JdkSupport.of(Logger.class));
    assertNotNull(JdkNames.nameOf(Logger.getLogger("x")));
    Object unnamed = Logger.getAnonymousLogger();
    assertNull(JdkNames.nameOf(unnamed));
    assertTrue(Recipes.all().stream().anyMatch(recipe -> recipe.handles(unnamed)));
  }
}
