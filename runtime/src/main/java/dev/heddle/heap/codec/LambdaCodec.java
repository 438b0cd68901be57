package dev.heddle.heap.codec;

import dev.heddle.heap.layout.Word;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.Input;
import java.util.ArrayList;
import java.util.List;

/** Lambdas and method references: site and captured values. */
final class LambdaCodec {
  private static final ClassValue<Word[]> CAPTURES =
      new ClassValue<>() {
        @Override
        protected Word[] computeValue(Class<?> lambda) {
          return LambdaSite.captureWords(lambda);
        }
      };

  private LambdaCodec() {}

  /** Null where the site is neither in a woven class nor known of the JDK. */
  static Parts take(Object lambda) {
    LambdaSite site = LambdaSite.of(lambda.getClass());
    if (site == null) {
      return null;
    }
    Word[] words = CAPTURES.get(lambda.getClass());
    List<Object> children = new ArrayList<>();
    for (Word word : words) {
      if (!word.type().isPrimitive()) {
        children.add(Raw.getReference(lambda, word.offset()));
      }
    }
    return new Parts(
        children.toArray(),
        sink -> {
          sink.type(site.host());
          sink.out().writeString(site.method());
          int child = 0;
          for (Word word : words) {
            if (word.type().isPrimitive()) {
              sink.out().writeLong(Raw.get(lambda, word.offset(), word.width()));
            } else {
              sink.reference(children.get(child++));
            }
          }
        });
  }

  static Object read(TableSource source) {
    LambdaSite site = LambdaSite.named(source.type(), source.in().readString());
    Class<?>[] types = site.captures();
    Object[] captured = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      captured[i] = types[i].isPrimitive() ? box(types[i], source.in()) : source.reference();
    }
    return site.make(captured);
  }

  private static Object box(Class<?> type, Input in) {
    long bits = in.readLong();
    return switch (type.descriptorString().charAt(0)) {
      case 'I' -> (int) bits;
      case 'J' -> bits;
      case 'D' -> Double.longBitsToDouble(bits);
      case 'F' -> Float.intBitsToFloat((int) bits);
      case 'Z' -> bits != 0;
      case 'C' -> (char) bits;
      case 'B' -> (byte) bits;
      case 'S' -> (short) bits;
      default -> throw new IllegalArgumentException(type.getName());
    };
  }
}
