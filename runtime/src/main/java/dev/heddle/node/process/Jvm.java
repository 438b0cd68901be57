package dev.heddle.node.process;

/** The end of a JVM; replaced in tests. */
public interface Jvm {
  /** This JVM. */
  Jvm REAL =
      new Jvm() {
        @Override
        public void exit(int status) {
          Runtime.getRuntime().exit(status);
        }

        @Override
        public void halt(int status) {
          Runtime.getRuntime().halt(status);
        }

        @Override
        public void addHook(Thread hook) {
          Runtime.getRuntime().addShutdownHook(hook);
        }
      };

  void exit(int status);

  void halt(int status);

  void addHook(Thread hook);
}
