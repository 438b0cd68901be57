package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;

/**
 * A saved game: a graph with collections of all kinds is written to an object stream, and threads
 * go on with what is read back.
 *
 * <p>Arguments: rounds, threads.
 */
public class ReadBack {

  /** Orders words by length, then by letter. */
  private static class ByLength implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(String left, String right) {
      int byLength = Integer.compare(left.length(), right.length());
      return byLength != 0 ? byLength : left.compareTo(right);
    }
  }

  private static class Game implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Player> players = new ArrayList<>();
    private final Map<String, Integer> scores = new HashMap<>();
    private final Map<String, List<String>> moves = new TreeMap<>(new ByLength().reversed());
    private final List<Collection<String>> bags = new LinkedList<>();
    private final Hashtable<String, Player> byName = new Hashtable<>();
    private final LinkedHashMap<String, Integer> inTurn = new LinkedHashMap<>();
    private final List<Player> same = players;
  }

  private static class Player implements Serializable {
    private static final long serialVersionUID = 1;

    private final String name;
    private final Game game;
    private final List<Player> rivals = new Vector<>();

    Player(String name, Game game) {
      this.name = name;
      this.game = game;
    }
  }

  private static Game newGame(int playerCount) {
    Game game = new Game();
    for (int i = 0; i < playerCount; i++) {
      Player player = new Player("p" + i, game);
      player.rivals.addAll(game.players);
      game.players.add(player);
      game.byName.put(player.name, player);
      game.scores.put(player.name, 0);
      game.moves.put("m".repeat(i + 1), new ArrayList<>(List.of(player.name)));
      game.inTurn.put(player.name, i);
    }
    List<String> words = List.of("pear", "fig", "apple");
    game.bags.add(new ArrayDeque<>(words));
    game.bags.add(new HashSet<>(words));
    game.bags.add(new LinkedHashSet<>(words));
    PriorityQueue<String> queue = new PriorityQueue<>(new ByLength());
    queue.addAll(words);
    game.bags.add(queue);
    TreeSet<String> set = new TreeSet<>(new ByLength());
    set.addAll(words);
    game.bags.add(set);
    return game;
  }

  private static Game readBack(Game game) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(game);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Game) in.readObject();
    }
  }

  private static void play(Game game, int id, int rounds) {
    for (int round = 0; round < rounds; round++) {
      synchronized (game) {
        String name = "p" + id;
        game.scores.merge(name, 1, Integer::sum);
        game.moves.get("m".repeat(id + 1)).add("r" + round);
        game.bags.get(round % game.bags.size()).add(name);
        game.inTurn.put("new" + id, round);
        if (game.byName.get(name) != game.players.get(id)) {
          throw new IllegalStateException(name);
        }
      }
    }
  }

  private static void check(Game game, int playerCount, int rounds) {
    Checklist list = new Checklist();
    for (int id = 0; id < playerCount; id++) {
      list.same("score", rounds, game.scores.get("p" + id));
      list.same("moves", rounds + 1, game.moves.get("m".repeat(id + 1)).size());
      list.same("rivals", id, game.players.get(id).rivals.size());
      list.check("same game", game.players.get(id).game == game);
    }
    list.check("same list", game.same == game.players);
    list.same("longest first", "m".repeat(playerCount), game.moves.keySet().iterator().next());
    list.same("shortest word", "p0", game.bags.get(3).iterator().next());
    list.same("words", new TreeSet<>(game.bags.get(1)), new TreeSet<>(game.bags.get(2)));
    list.same("turns", 2 * playerCount, game.inTurn.size());
    for (Collection<String> bag : game.bags) {
      list.check(bag.getClass().getName(), bag.contains("apple"));
    }
    list.finish();
  }

  public static void main(String[] args) throws Exception {
    int rounds = Args.size(args, 10);
    int playerCount = Args.threads(args, 3);
    Game game = readBack(newGame(playerCount));
    Thread[] threads = new Thread[playerCount];
    for (int i = 0; i < playerCount; i++) {
      int id = i;
      threads[i] = new Thread(() -> play(game, id, rounds));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    check(game, playerCount, rounds);
  }
}
