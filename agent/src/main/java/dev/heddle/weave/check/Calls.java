package dev.heddle.weave.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Joins calls to the methods they may run. */
final class Calls {
  private final Model model;
  private final Types types;
  private final Solver solver;
  private final JdkCalls jdk;
  private int lambdas;

  Calls(Model model) {
    this.model = model;
    this.types = model.types;
    this.solver = model.solver;
    this.jdk = new JdkCalls(model, this);
  }

  void link(Call call) {
    Types.Method named = call.called;
    Optional<Types.Method> found = types.resolve(named.owner(), named.name(), named.descriptor());
    boolean isOwn = found.isPresent() && types.isProgram(found.get().owner());
    if (call.binding == Call.Binding.STATIC) {
      touch(call.caller, named.owner());
      if (isOwn) {
        bind(call, found.get());
      } else if (!types.isProgram(named.owner())) {
        jdk.callStatic(call);
      }
    } else if (call.binding == Call.Binding.EXACT) {
      if (isOwn) {
        bind(call, found.get());
        solver.flow(call.receiver, model.slots(found.get()).parameters[0]);
      } else {
        jdk.give(call);
        solver.watch(call.receiver, site -> jdk.callOn(call, site));
      }
    } else {
      if (!isOwn && !types.isProgram(named.owner())) {
        jdk.give(call);
      }
      solver.watch(call.receiver, site -> dispatch(call, site));
    }
  }

  private void touch(Types.Method caller, String owner) {
    if (types.isProgram(owner)) {
      model.slots(caller).classes.add(owner);
    }
  }

  private void dispatch(Call call, Site site) {
    if (site.lambda != null && site.lambda.method().equals(call.name())) {
      callLambda(site.lambda, call.arguments, call.result, call.caller);
    } else if (site.lambda == null && types.isProgram(site.type)) {
      types
          .resolve(site.type, call.name(), call.called.descriptor())
          .ifPresent(
              found -> {
                if (types.isProgram(found.owner())) {
                  bind(call, found);
                  solver.add(model.slots(found).parameters[0], site);
                } else {
                  jdk.callOn(call, site);
                }
              });
    } else if (!types.isProgram(call.owner())
        && (site.lambda == null || types.mayBe(site, call.owner()))) {
      jdk.callOn(call, site);
    }
  }

  private void bind(Call call, Types.Method found) {
    model.slots(call.caller).calls.add(found);
    MethodSlots slots = model.slots(found);
    int shift = slots.parameters.length - call.arguments.size();
    for (int i = 0; i < call.arguments.size(); i++) {
      solver.flow(call.arguments.get(i), slots.parameters[i + shift]);
    }
    solver.flow(slots.result, call.result);
  }

  /** The object that a lambda or a method reference makes. */
  Site lambda(
      Types.Method host, Place place, String type, String method, Handle target, List<Slot> given) {
    int captures = given.size();
    boolean hasReceiver =
        target.getTag() != Opcodes.H_INVOKESTATIC && target.getTag() != Opcodes.H_NEWINVOKESPECIAL;
    int all = Type.getArgumentTypes(target.getDesc()).length + (hasReceiver ? 1 : 0);
    MethodSlots body = new MethodSlots(Math.max(0, all - captures));
    Types.Method key = new Types.Method(host.owner(), "lambda " + lambdas++, "()V");
    model.declare(key, body);
    body.classes.add(host.owner());
    List<Slot> slots = new ArrayList<>(given);
    slots.addAll(List.of(body.parameters));
    Slot receiver = hasReceiver ? slots.remove(0) : null;
    Types.Method called = new Types.Method(target.getOwner(), target.getName(), target.getDesc());
    Call.Binding binding =
        switch (target.getTag()) {
          case Opcodes.H_INVOKESTATIC -> Call.Binding.STATIC;
          case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE -> Call.Binding.VIRTUAL;
          default -> Call.Binding.EXACT;
        };
    Slot result = body.result;
    if (target.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      receiver = new Slot();
      solver.add(receiver, model.site(Site.Kind.MADE, target.getOwner(), place));
      solver.flow(receiver, body.result);
      touch(key, target.getOwner());
      result = new Slot();
    }
    link(new Call(key, place, binding, called, receiver, slots, result));
    return model.add(Site.lambda(type, place, new Site.Lambda(method, key), given));
  }

  /** What a stream collects into, known by a cast to that type. */
  Site collected(String type, Slot elements, Place place) {
    return jdk.collected(type, elements, place);
  }

  private void callLambda(
      Site.Lambda lambda, List<Slot> arguments, Slot result, Types.Method caller) {
    MethodSlots body = model.slots(lambda.body());
    model.slots(caller).calls.add(lambda.body());
    for (int i = 0; i < Math.min(arguments.size(), body.parameters.length); i++) {
      solver.flow(arguments.get(i), body.parameters[i]);
    }
    solver.flow(body.result, result);
  }

  /**
   * Code of the JDK calls an object of the program's that it was given.
   *
   * @param pool what the JDK may hand over
   * @param results where results go; the pool as a rule
   */
  void callBack(Site object, Slot pool, Slot results, Types.Method caller) {
    if (object.lambda != null) {
      MethodSlots body = model.slots(object.lambda.body());
      model.slots(caller).calls.add(object.lambda.body());
      for (Slot parameter : body.parameters) {
        solver.flow(pool, parameter);
      }
      solver.flow(body.result, results);
    } else if (types.isProgram(object.type)) {
      for (Types.Method method : types.callable(object.type)) {
        MethodSlots slots = model.slots(method);
        model.slots(caller).calls.add(method);
        solver.add(slots.parameters[0], object);
        for (int i = 1; i < slots.parameters.length; i++) {
          solver.flow(pool, slots.parameters[i]);
        }
        solver.flow(slots.result, results);
      }
    }
  }
}
