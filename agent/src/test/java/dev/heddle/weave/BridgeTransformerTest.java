package dev.heddle.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.weave.harness.Checked;
import dev.heddle.weave.harness.ClassFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

class BridgeTransformerTest {
  @Test
  void marksFastPaths() {
    byte[] marked =
        BridgeTransformer.transform("Monitors", ClassFiles.of("dev/heddle/bridge/Monitors"));
    Checked.check(marked);
    ClassNode node = new ClassNode();
    new ClassReader(marked).accept(node, 0);
    List<String> names =
        node.methods.stream()
            .filter(method -> method.visibleAnnotations != null)
            .map(method -> method.name + method.visibleAnnotations.get(0).desc)
            .toList();
    String annotation = "Ljdk/internal/vm/annotation/ForceInline;";
    assertEquals(
        List.of("beforeEnter" + annotation, "entered" + annotation, "exited" + annotation), names);
  }

  @Test
  void leavesTheRest() {
    byte[] hooks = ClassFiles.of("dev/heddle/bridge/Hooks");
    assertSame(hooks, BridgeTransformer.transform("Hooks", hooks));
  }
}
