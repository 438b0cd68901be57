package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.LoopShape;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Loops in two versions: in place without checks, and outlined with them. Chosen before any check
 * is inserted, so that the outlined copy is the program's own code; entered once the other passes
 * are done ({@link ArrayChecks}).
 */
public final class LoopVersions implements MethodPass {
  @Override
  public void apply(MethodContext context) throws AnalyzerException {
    if (!context.versionsLoops() || context.isSequentiallyConsistent()) {
      return;
    }
    List<LoopPlan> plans = new ArrayList<>();
    for (LoopShape shape : LoopShape.of(context.flow(), context.owner().name(), context.method())) {
      LoopPlan plan =
          OutlinedLoop.isPossible(context.owner(), shape.edges())
              ? LoopPlanner.plan(context, shape)
              : null;
      if (plan != null) {
        plan.outlined = new OutlinedLoop(context, shape.loop(), shape.edges());
        plans.add(plan);
      }
    }
    context.loopPlans(plans);
  }
}
