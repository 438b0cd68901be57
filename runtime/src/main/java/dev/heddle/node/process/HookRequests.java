package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ValueCodec;
import java.io.DataInputStream;
import java.util.concurrent.Executor;

/** Shutdown hooks that threads of other nodes register; exceptions cross as they are. */
final class HookRequests {
  private static final byte DONE = 0;
  private static final byte NOT_FOUND = 1;
  private static final byte BAD_ARGUMENT = 2;
  private static final byte BAD_STATE = 3;

  private HookRequests() {}

  static void serve(ServiceBus bus, ValueCodec codec, ShutdownHooks hooks, Executor workers) {
    bus.on(
        ServiceKind.HOOK_ADD,
        workers,
        request ->
            answer(
                request,
                () -> {
                  hooks.add(hook(codec, request));
                  return true;
                }));
    bus.on(
        ServiceKind.HOOK_REMOVE,
        workers,
        request -> answer(request, () -> hooks.remove(hook(codec, request))));
  }

  private static Thread hook(ValueCodec codec, Request request) {
    return (Thread) codec.decode(request.payload())[0];
  }

  private static void answer(Request request, java.util.function.BooleanSupplier action) {
    byte outcome;
    String text = "";
    try {
      outcome = action.getAsBoolean() ? DONE : NOT_FOUND;
    } catch (IllegalArgumentException e) {
      outcome = BAD_ARGUMENT;
      text = e.getMessage();
    } catch (IllegalStateException e) {
      outcome = BAD_STATE;
      text = e.getMessage();
    }
    byte code = outcome;
    String message = text;
    request.reply(
        Payload.of(
            out -> {
              out.writeByte(code);
              Payload.writeString(out, message);
            }),
        false);
  }

  /** The other side: asks rank 0. */
  static boolean ask(ServiceBus bus, ServiceKind kind, byte[] hook) {
    return Payload.read(bus.ask(0, kind, hook, true), HookRequests::outcome);
  }

  private static boolean outcome(DataInputStream in) throws java.io.IOException {
    byte code = in.readByte();
    String text = Payload.readString(in);
    return switch (code) {
      case BAD_ARGUMENT -> throw new IllegalArgumentException(text);
      case BAD_STATE -> throw new IllegalStateException(text);
      default -> code == DONE;
    };
  }
}
