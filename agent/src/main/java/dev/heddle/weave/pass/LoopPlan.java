package dev.heddle.weave.pass;

import dev.heddle.weave.analysis.Expr;
import dev.heddle.weave.analysis.LoopShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;

/** What is looked at before a loop, so that the loop itself checks nothing of it. */
final class LoopPlan {
  /** Elements of one array that the loop accesses. */
  static final class Elements {
    /** Where counted accesses begin, by what they are; true for those that write. */
    final Map<String, Start> starts = new LinkedHashMap<>();

    /** Whether some access may be anywhere in the array. */
    boolean anywhere;

    /** Whether some element is written. */
    boolean written;

    void add(Expr start, boolean write) {
      written |= write;
      if (start == null) {
        anywhere = true;
      } else {
        starts.merge(start.key(), new Start(start, write), Start::or);
      }
    }
  }

  /** The index of the first iteration's access. */
  record Start(Expr index, boolean write) {
    Start or(Start other) {
      return new Start(index, write || other.write);
    }
  }

  /** An array that is looked up once, and lies in a local variable while the loop runs. */
  static final class Hoisted {
    final Expr expr;
    final String descriptor;
    final Elements elements = new Elements();
    final Shadow shadow;
    final int local;

    Hoisted(Expr expr, String descriptor, MethodContext context) {
      this.expr = expr;
      this.descriptor = descriptor;
      this.shadow = new Shadow(context);
      // A region may have ended since the last time.
      shadow.keepArray(context, true);
      this.local = context.newLocal(1);
    }
  }

  /** An array of arrays of which the loop takes one row after another. */
  static final class Rows {
    final Expr array;

    /** Where a counted loop begins; null where it may take any row. */
    final Expr start;

    boolean written;

    /** What was found valid last, and when: array, first, span, losses. */
    final int[] kept = new int[4];

    Rows(Expr array, Expr start, MethodContext context) {
      this.array = array;
      this.start = start;
      for (int i = 0; i < kept.length; i++) {
        kept[i] = context.newLocal(1);
      }
    }
  }

  final LoopShape shape;

  /** By local variable. */
  final Map<Integer, Elements> locals = new LinkedHashMap<>();

  /** By expression, operands first. */
  final Map<String, Hoisted> hoisted = new LinkedHashMap<>();

  final Map<String, Rows> rows = new LinkedHashMap<>();

  /** Local variables with objects whose fields are accessed; true where one is written. */
  final Map<Integer, Boolean> objects = new LinkedHashMap<>();

  /** Instructions that need no check of their own any more. */
  final Set<AbstractInsnNode> covered = new HashSet<>();

  /** Instructions whose value lies in a local variable already. */
  final Map<AbstractInsnNode, Hoisted> replaced = new HashMap<>();

  /** Where the checked loop is, and how to call it. */
  OutlinedLoop outlined;

  /** Where jumps to the loop from outside lead. */
  final LabelNode entry = new LabelNode();

  LoopPlan(LoopShape shape) {
    this.shape = shape;
  }

  /** Whether an instruction is one of the loop. No array it stores is read after the loop. */
  boolean contains(AbstractInsnNode insn) {
    return shape.loop().instructions().contains(insn);
  }

  int size() {
    return locals.size() + hoisted.size() + rows.size() + objects.size();
  }
}
