package dev.heddle.jdk.executors;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a stage does with the outcomes of its sources. */
@SuppressWarnings("unchecked") // the public methods that make stages are typed
enum StageKind {
  APPLY(false) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      return Outcome.of(((Function<Object, Object>) function).apply(first.value));
    }
  },
  ACCEPT(false) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      ((Consumer<Object>) function).accept(first.value);
      return Outcome.of(null);
    }
  },
  RUN(false) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      ((Runnable) function).run();
      return Outcome.of(null);
    }
  },
  APPLY_BOTH(false) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      return Outcome.of(
          ((BiFunction<Object, Object, Object>) function).apply(first.value, second.value));
    }
  },
  ACCEPT_BOTH(false) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      ((BiConsumer<Object, Object>) function).accept(first.value, second.value);
      return Outcome.of(null);
    }
  },
  NOTHING(false) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      return Outcome.of(null);
    }
  },
  HANDLE(true) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      return Outcome.of(
          ((BiFunction<Object, Throwable, Object>) function).apply(first.value, first.failure));
    }
  },
  WHEN(true) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      Throwable failure = first.failure;
      try {
        ((BiConsumer<Object, Throwable>) function).accept(first.value, failure);
      } catch (Throwable thrown) {
        if (failure == null) {
          failure = thrown;
        } else if (failure != thrown) {
          failure.addSuppressed(thrown);
        }
      }
      return failure == null
          ? first
          : failure == first.failure ? first.relayed() : Outcome.wrapped(failure);
    }
  },
  EXCEPTIONALLY(true) {
    @Override
    Outcome result(Object function, Outcome first, Outcome second) {
      return first.failure == null
          ? first
          : Outcome.of(((Function<Throwable, Object>) function).apply(first.failure));
    }
  };

  /** Whether it is done for a failed source too; else the dependent fails like the source. */
  private final boolean seesFailures;

  StageKind(boolean seesFailures) {
    this.seesFailures = seesFailures;
  }

  boolean isFor(Outcome outcome) {
    return seesFailures || outcome.failure == null;
  }

  abstract Outcome result(Object function, Outcome first, Outcome second);
}
