package dev.heddle.weave.pass;

/** One rewrite of a method. */
@FunctionalInterface
public interface MethodPass {
  void apply(MethodContext context);
}
