package dev.heddle.jdk.maps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * The bulk operations of {@link ConcurrentHashMap}, done by the thread that asks whatever the
 * threshold: the JDK may do the same.
 */
abstract class BulkOperations<K, V> extends ConcurrentHashMap<K, V> {
  BulkOperations() {
    super(1);
  }

  abstract BinTable<K, V> table();

  private BinIterators.Entries<K, V> walk() {
    return new BinIterators.Entries<>(table());
  }

  private static void check(Object one) {
    if (one == null) {
      throw new NullPointerException();
    }
  }

  @Override
  public void forEach(long threshold, BiConsumer<? super K, ? super V> action) {
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      action.accept(e.getKey(), e.getValue());
    }
  }

  @Override
  public <U> void forEach(
      long threshold,
      BiFunction<? super K, ? super V, ? extends U> transformer,
      Consumer<? super U> action) {
    check(transformer);
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e.getKey(), e.getValue());
      if (u != null) {
        action.accept(u);
      }
    }
  }

  @Override
  public <U> U search(long threshold, BiFunction<? super K, ? super V, ? extends U> function) {
    check(function);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = function.apply(e.getKey(), e.getValue());
      if (u != null) {
        return u;
      }
    }
    return null;
  }

  @Override
  public <U> U reduce(
      long threshold,
      BiFunction<? super K, ? super V, ? extends U> transformer,
      BiFunction<? super U, ? super U, ? extends U> reducer) {
    check(transformer);
    check(reducer);
    U result = null;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e.getKey(), e.getValue());
      if (u != null) {
        result = result == null ? u : reducer.apply(result, u);
      }
    }
    return result;
  }

  @Override
  public double reduceToDouble(
      long threshold,
      ToDoubleBiFunction<? super K, ? super V> transformer,
      double basis,
      DoubleBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    double result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsDouble(result, transformer.applyAsDouble(e.getKey(), e.getValue()));
    }
    return result;
  }

  @Override
  public long reduceToLong(
      long threshold,
      ToLongBiFunction<? super K, ? super V> transformer,
      long basis,
      LongBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    long result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsLong(result, transformer.applyAsLong(e.getKey(), e.getValue()));
    }
    return result;
  }

  @Override
  public int reduceToInt(
      long threshold,
      ToIntBiFunction<? super K, ? super V> transformer,
      int basis,
      IntBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    int result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsInt(result, transformer.applyAsInt(e.getKey(), e.getValue()));
    }
    return result;
  }

  @Override
  public void forEachKey(long threshold, Consumer<? super K> action) {
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      action.accept(e.getKey());
    }
  }

  @Override
  public <U> void forEachKey(
      long threshold, Function<? super K, ? extends U> transformer, Consumer<? super U> action) {
    check(transformer);
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e.getKey());
      if (u != null) {
        action.accept(u);
      }
    }
  }

  @Override
  public <U> U searchKeys(long threshold, Function<? super K, ? extends U> function) {
    check(function);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = function.apply(e.getKey());
      if (u != null) {
        return u;
      }
    }
    return null;
  }

  @Override
  public <U> U reduceKeys(
      long threshold,
      Function<? super K, ? extends U> transformer,
      BiFunction<? super U, ? super U, ? extends U> reducer) {
    check(transformer);
    check(reducer);
    U result = null;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e.getKey());
      if (u != null) {
        result = result == null ? u : reducer.apply(result, u);
      }
    }
    return result;
  }

  @Override
  public K reduceKeys(long threshold, BiFunction<? super K, ? super K, ? extends K> reducer) {
    check(reducer);
    K result = null;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      K u = e.getKey();
      result = result == null ? u : reducer.apply(result, u);
    }
    return result;
  }

  @Override
  public double reduceKeysToDouble(
      long threshold,
      ToDoubleFunction<? super K> transformer,
      double basis,
      DoubleBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    double result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsDouble(result, transformer.applyAsDouble(e.getKey()));
    }
    return result;
  }

  @Override
  public long reduceKeysToLong(
      long threshold,
      ToLongFunction<? super K> transformer,
      long basis,
      LongBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    long result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsLong(result, transformer.applyAsLong(e.getKey()));
    }
    return result;
  }

  @Override
  public int reduceKeysToInt(
      long threshold, ToIntFunction<? super K> transformer, int basis, IntBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    int result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsInt(result, transformer.applyAsInt(e.getKey()));
    }
    return result;
  }

  @Override
  public void forEachValue(long threshold, Consumer<? super V> action) {
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      action.accept(e.getValue());
    }
  }

  @Override
  public <U> void forEachValue(
      long threshold, Function<? super V, ? extends U> transformer, Consumer<? super U> action) {
    check(transformer);
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e.getValue());
      if (u != null) {
        action.accept(u);
      }
    }
  }

  @Override
  public <U> U searchValues(long threshold, Function<? super V, ? extends U> function) {
    check(function);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = function.apply(e.getValue());
      if (u != null) {
        return u;
      }
    }
    return null;
  }

  @Override
  public <U> U reduceValues(
      long threshold,
      Function<? super V, ? extends U> transformer,
      BiFunction<? super U, ? super U, ? extends U> reducer) {
    check(transformer);
    check(reducer);
    U result = null;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e.getValue());
      if (u != null) {
        result = result == null ? u : reducer.apply(result, u);
      }
    }
    return result;
  }

  @Override
  public V reduceValues(long threshold, BiFunction<? super V, ? super V, ? extends V> reducer) {
    check(reducer);
    V result = null;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      V u = e.getValue();
      result = result == null ? u : reducer.apply(result, u);
    }
    return result;
  }

  @Override
  public double reduceValuesToDouble(
      long threshold,
      ToDoubleFunction<? super V> transformer,
      double basis,
      DoubleBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    double result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsDouble(result, transformer.applyAsDouble(e.getValue()));
    }
    return result;
  }

  @Override
  public long reduceValuesToLong(
      long threshold,
      ToLongFunction<? super V> transformer,
      long basis,
      LongBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    long result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsLong(result, transformer.applyAsLong(e.getValue()));
    }
    return result;
  }

  @Override
  public int reduceValuesToInt(
      long threshold, ToIntFunction<? super V> transformer, int basis, IntBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    int result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsInt(result, transformer.applyAsInt(e.getValue()));
    }
    return result;
  }

  @Override
  public void forEachEntry(long threshold, Consumer<? super Map.Entry<K, V>> action) {
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      action.accept(e);
    }
  }

  @Override
  public <U> void forEachEntry(
      long threshold,
      Function<Map.Entry<K, V>, ? extends U> transformer,
      Consumer<? super U> action) {
    check(transformer);
    check(action);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e);
      if (u != null) {
        action.accept(u);
      }
    }
  }

  @Override
  public <U> U searchEntries(long threshold, Function<Map.Entry<K, V>, ? extends U> function) {
    check(function);
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = function.apply(e);
      if (u != null) {
        return u;
      }
    }
    return null;
  }

  @Override
  public <U> U reduceEntries(
      long threshold,
      Function<Map.Entry<K, V>, ? extends U> transformer,
      BiFunction<? super U, ? super U, ? extends U> reducer) {
    check(transformer);
    check(reducer);
    U result = null;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      U u = transformer.apply(e);
      if (u != null) {
        result = result == null ? u : reducer.apply(result, u);
      }
    }
    return result;
  }

  @Override
  public Map.Entry<K, V> reduceEntries(
      long threshold,
      BiFunction<Map.Entry<K, V>, Map.Entry<K, V>, ? extends Map.Entry<K, V>> reducer) {
    check(reducer);
    Map.Entry<K, V> result = null;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      Map.Entry<K, V> u = e;
      result = result == null ? u : reducer.apply(result, u);
    }
    return result;
  }

  @Override
  public double reduceEntriesToDouble(
      long threshold,
      ToDoubleFunction<Map.Entry<K, V>> transformer,
      double basis,
      DoubleBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    double result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsDouble(result, transformer.applyAsDouble(e));
    }
    return result;
  }

  @Override
  public long reduceEntriesToLong(
      long threshold,
      ToLongFunction<Map.Entry<K, V>> transformer,
      long basis,
      LongBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    long result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsLong(result, transformer.applyAsLong(e));
    }
    return result;
  }

  @Override
  public int reduceEntriesToInt(
      long threshold,
      ToIntFunction<Map.Entry<K, V>> transformer,
      int basis,
      IntBinaryOperator reducer) {
    check(transformer);
    check(reducer);
    int result = basis;
    for (BinIterators.Entries<K, V> walk = walk(); walk.hasNext(); ) {
      Map.Entry<K, V> e = walk.next();
      result = reducer.applyAsInt(result, transformer.applyAsInt(e));
    }
    return result;
  }
}
