package dev.heddle.protocol.dialogue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.ProtocolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DialogueTest {
  private static final Path FOLDER = Path.of("src/test/resources/dialogues");
  private static final long PAGE = Gid.page(0, 1);
  private static final long OTHER = Gid.page(1, 1);
  private static final long LOCK = Gid.object(Gid.page(0, 2), 1);
  private static final long CELL = Gid.object(Gid.page(0, 3), 1);

  private static void compare(String name, Stage stage) throws IOException {
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("heddle.dialogues.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, stage.text());
    }
    assertEquals(Files.readString(file), stage.text());
  }

  @Test
  void miss() throws IOException {
    Stage stage = new Stage(2, "Read miss and write miss. Page 0:1 was made by node 0, its home.");
    stage.store(0, PAGE, "7");
    stage.tell("Node 1 reads it: the home steps down from exclusive, twins, and serves.");
    stage.event(1, new Event.ReadMiss(PAGE, 1));
    stage.load(1, PAGE);
    stage.tell("Node 1 writes it: a twin, no message.");
    stage.event(1, new Event.WriteMiss(PAGE, 2));
    stage.tell("A read miss on the valid page: a replica made late. It is fetched again.");
    stage.event(1, new Event.ReadMiss(PAGE, 3));
    stage.tell("The home writes: it needs a twin too, now that others have copies.");
    stage.event(0, new Event.WriteMiss(PAGE, 4));
    compare("miss", stage);
  }

  @Test
  void flush() throws IOException {
    Stage stage = new Stage(3, "Flush: node 1 starts a thread on node 2, its writes go along.");
    stage.event(1, new Event.WriteMiss(PAGE, 1));
    stage.store(1, PAGE, "5");
    stage.tell("The diff goes home before the notice leaves.");
    stage.eventOnly(1, new Event.SendService(2, "start".getBytes(US_ASCII), true));
    stage.tell("The notice overtakes the diff: node 2 asks for what the home has not got yet.");
    stage.deliverTo(2);
    stage.eventOnly(2, new Event.ReadMiss(PAGE, 2));
    stage.tell("The home serves when the diff has come, whichever comes first.");
    stage.deliver();
    stage.load(2, PAGE);
    compare("flush", stage);
  }

  @Test
  void staleHome() throws IOException {
    Stage stage = new Stage(3, "A home page can be stale too: the diff is overtaken by a detour.");
    stage.event(1, new Event.WriteMiss(PAGE, 1));
    stage.store(1, PAGE, "5");
    stage.eventOnly(1, new Event.SendService(2, "go".getBytes(US_ASCII), true));
    stage.deliverTo(2);
    stage.tell("Node 2 tells node 0, which has not got the diff of its own page.");
    stage.eventOnly(2, new Event.SendService(0, "on".getBytes(US_ASCII), true));
    stage.tell("(The diff is still on its way, though it was sent first.)");
    stage.deliverFrom(2);
    stage.eventOnly(0, new Event.ReadMiss(PAGE, 2));
    stage.tell("Now it comes.");
    stage.deliver();
    stage.load(0, PAGE);
    compare("stale-home", stage);
  }

  @Test
  void collection() throws IOException {
    Stage stage =
        new Stage(
            3,
            "Collection of notices: node 2 never acquires, and is told all the same.",
            new ProtocolOptions(1, 0));
    stage.event(2, new Event.WriteMiss(PAGE, 1));
    stage.store(2, PAGE, "mine");
    for (int i = 1; i <= 2; i++) {
      stage.tell("Node 0 writes and tells node 1, which reads, time " + i + ".");
      stage.event(0, new Event.WriteMiss(PAGE, 10 + i));
      stage.store(0, PAGE, "" + i);
      stage.event(0, new Event.SendService(1, "go".getBytes(US_ASCII), true));
      stage.event(1, new Event.ReadMiss(PAGE, 20 + i));
    }
    stage.showLog(0);
    stage.tell(
        "A tick: node 2 lags, so it is sent the records. Its page is INVALID early; what it");
    stage.tell("wrote there stays, with the twin.");
    stage.event(0, new Event.Tick());
    stage.load(2, PAGE);
    stage.tell("Node 1 and node 2 gossip their clocks: nobody lacks the records any more.");
    stage.event(1, new Event.Tick());
    stage.event(2, new Event.Tick());
    stage.event(0, new Event.Tick());
    stage.showLog(0);
    compare("collection", stage);
  }

  @Test
  void homeMoves() throws IOException {
    Stage stage = new Stage(3, "The home moves to the node that writes (here after two diffs).");
    stage.event(1, new Event.ReadMiss(PAGE, 1));
    stage.event(0, new Event.Tick());
    for (int i = 1; i <= 2; i++) {
      stage.tell("Node 1 writes and releases, time " + i + ".");
      stage.event(1, new Event.WriteMiss(PAGE, i));
      stage.store(1, PAGE, "" + i);
      stage.event(1, new Event.SendService(2, "go".getBytes(US_ASCII), true));
    }
    stage.tell("Node 2 asks the old home, which passes it on; the reply tells who serves now.");
    stage.event(2, new Event.ReadMiss(PAGE, 9));
    stage.load(2, PAGE);
    stage.event(2, new Event.ReadMiss(PAGE, 10));
    stage.event(1, new Event.Tick());
    stage.tell("Its creator wants to collect the page. It was served just now, so it stays;");
    stage.event(0, new Event.MoveHome(PAGE, 0));
    stage.tell("recalled once more and not used in between, it goes back.");
    stage.event(0, new Event.MoveHome(PAGE, 0));
    stage.tell("Node 2 alone refers to the page, so that is where it goes to be garbage.");
    stage.event(0, new Event.MoveHome(PAGE, 2));
    stage.event(0, new Event.MoveHome(PAGE, 2));
    compare("home-moves", stage);
  }

  @Test
  void lock() throws IOException {
    Stage stage = new Stage(3, "Lock hand-over. Lock 0:2.1 is managed by node 0.");
    stage.tell("The first remote acquire takes the token from its manager.");
    stage.event(1, new Event.AcquireLock(LOCK, 1));
    stage.event(1, new Event.WriteMiss(PAGE, 2));
    stage.store(1, PAGE, "1");
    stage.tell("Taking it again costs no message: the token stays. Then node 2 asks.");
    stage.event(2, new Event.AcquireLock(LOCK, 3));
    stage.event(2, new Event.ReadMiss(PAGE, 4));
    stage.load(2, PAGE);
    stage.tell(
        "An object collected where it was made that came back says away; the token is here.");
    stage.event(0, new Event.AcquireLock(Gid.object(Gid.page(0, 3), 1), 5));
    compare("lock", stage);
  }

  @Test
  void waitAndNotify() throws IOException {
    Stage stage = new Stage(2, "wait and notify: the wait set lives with the token.");
    stage.tell("Node 1 waits (it really calls Object.wait, which frees the monitor).");
    stage.event(1, new Event.AcquireLock(LOCK, 1));
    stage.event(1, new Event.WaitBegin(LOCK, 77));
    stage.tell("Node 0 takes the lock; the ticket comes with the token.");
    stage.event(0, new Event.AcquireLock(LOCK, 2));
    stage.tell("notify waits for nobody: it takes the ticket out and tells its node.");
    stage.event(0, new Event.Notify(LOCK, false));
    stage.tell("The woken thread has its monitor, asks for the token and settles.");
    stage.event(1, new Event.AcquireLock(LOCK, 3));
    stage.event(1, new Event.WaitSettle(LOCK, 77, 4));
    compare("wait-notify", stage);
  }

  @Test
  void volatiles() throws IOException {
    Stage stage = new Stage(3, "Volatile: node 0 has made cell 0:3.1 and is exclusive.");
    stage.event(0, new Event.WriteMiss(OTHER, 1));
    stage.store(0, OTHER, "data");
    stage.store(0, CELL, "1");
    stage.tell("A reader: the owner reads the value, then flushes, then sends both.");
    stage.event(1, new Event.CellReadMiss(CELL, 2));
    stage.load(1, CELL);
    stage.tell("Its copy stays valid: reading again costs nothing. A writer elsewhere:");
    stage.event(2, new Event.CellWriteMiss(CELL, 3));
    stage.store(2, CELL, "2");
    stage.tell("The hold ends when the store has landed; a request before that waits.");
    stage.event(1, new Event.CellReadMiss(CELL, 4));
    stage.event(2, new Event.CellWriteDone(CELL));
    stage.load(1, CELL);
    compare("volatile", stage);
  }

  @Test
  void legacySpin() throws IOException {
    Stage stage = new Stage(2, "Legacy spin: plain flag in page 0:1, Thread.yield in the loop.");
    stage.event(1, new Event.ReadMiss(PAGE, 1));
    stage.tell("Nothing to publish, nothing new: a spin point costs no message.");
    stage.event(1, new Event.SpinPoint(2));
    stage.event(0, new Event.WriteMiss(PAGE, 3));
    stage.store(0, PAGE, "1");
    stage.tell("The writer has something to publish: it takes the sync variable.");
    stage.event(0, new Event.SpinPoint(4));
    stage.tell("The spinner reads it, and learns of the page.");
    stage.event(1, new Event.SpinPoint(5));
    stage.event(1, new Event.ReadMiss(PAGE, 6));
    stage.load(1, PAGE);
    compare("legacy-spin", stage);
  }
}
