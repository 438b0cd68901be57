package dev.heddle.weave.pass;

import org.objectweb.asm.tree.analysis.AnalyzerException;

/** One rewrite of a method. */
@FunctionalInterface
public interface MethodPass {
  void apply(MethodContext context) throws AnalyzerException;
}
