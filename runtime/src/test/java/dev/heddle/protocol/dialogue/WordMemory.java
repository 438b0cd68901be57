package dev.heddle.protocol.dialogue;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Pages and cells of one word each; tells what the protocol does to them. */
final class WordMemory implements PageMemory {
  private final Consumer<String> log;
  private final Map<Long, String> words = new HashMap<>();
  private final Map<Long, String> twins = new HashMap<>();

  WordMemory(Consumer<String> log) {
    this.log = log;
  }

  void store(long id, String value) {
    words.put(id, value);
  }

  String load(long id) {
    return words.getOrDefault(id, "0");
  }

  @Override
  public void setAccess(long page, Access access) {
    log.accept("page " + Gid.show(page) + " becomes " + access);
  }

  @Override
  public void makeTwin(long page) {
    log.accept("twin of page " + Gid.show(page));
    twins.put(page, load(page));
  }

  @Override
  public void dropTwin(long page) {
    twins.remove(page);
  }

  @Override
  public byte[] diff(long page) {
    String value = load(page);
    return value.equals(twins.put(page, value)) ? null : bytes(value);
  }

  @Override
  public byte[] content(long page) {
    return bytes(twins.getOrDefault(page, load(page)));
  }

  @Override
  public void merge(long page, Object decoded) {
    log.accept("page " + Gid.show(page) + " merges " + decoded);
    apply(page, decoded);
  }

  @Override
  public void adopt(long page, Object decoded) {
    log.accept("page " + Gid.show(page) + " is adopted");
    merge(page, decoded);
  }

  @Override
  public void abandon(long page) {
    log.accept("page " + Gid.show(page) + " is abandoned");
  }

  @Override
  public void apply(long page, Object decoded) {
    if (load(page).equals(twins.getOrDefault(page, load(page)))) {
      store(page, (String) decoded);
    }
    twins.computeIfPresent(page, (id, old) -> (String) decoded);
  }

  @Override
  public void setCellAccess(long gid, Access access) {
    log.accept("cell " + Gid.show(gid) + " becomes " + access);
  }

  @Override
  public byte[] cellContent(long gid) {
    return bytes(load(gid));
  }

  @Override
  public void storeCell(long gid, Object decoded) {
    store(gid, (String) decoded);
  }

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.US_ASCII);
  }
}
