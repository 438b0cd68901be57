package dev.heddle.node;

/** Counts the processor time of the threads that run the program's code. */
interface ThreadClock {
  /** Counts nothing: to start Java's management takes 30 ms, which only statistics are worth. */
  ThreadClock STOPPED =
      new ThreadClock() {
        @Override
        public void entered() {}

        @Override
        public void ended() {}

        @Override
        public long millis() {
          return 0;
        }
      };

  /** The calling thread begins to run the program's code. */
  void entered();

  /** The calling thread ends. */
  void ended();

  /** All of them together, of those that run now as well. */
  long millis();
}
