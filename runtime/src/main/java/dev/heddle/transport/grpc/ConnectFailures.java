package dev.heddle.transport.grpc;

import io.grpc.Status;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.NoSuchFileException;

/** Tells "nobody listens there" from other failures, by type: messages are localised. */
final class ConnectFailures {
  private ConnectFailures() {}

  static boolean isRefused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectTimeoutException) {
        return false;
      }
      if (cause instanceof ConnectException || cause instanceof NoSuchFileException) {
        return true;
      }
    }
    return false;
  }

  static String describe(Status status) {
    return status.getCause() == null ? "connection closed" : describe(status.getCause());
  }

  static String describe(Throwable failure) {
    if (isRefused(failure)) {
      return "connection refused";
    }
    if (failure instanceof ConnectTimeoutException) {
      return "no answer";
    }
    return failure instanceof SocketException
        ? String.valueOf(failure.getMessage())
        : "connection closed";
  }
}
