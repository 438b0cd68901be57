package dev.heddle.heap;

import dev.heddle.heap.HeapDecoder.PageWords;
import dev.heddle.heap.HeapDecoder.Words;
import dev.heddle.heap.codec.Codec;
import dev.heddle.heap.codec.Encoder;
import dev.heddle.heap.page.FieldsMember;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The pages of this node as the protocol sees them; on the node loop only. */
final class HeapPages implements PageMemory {
  private final PageTable pages;
  private final Codec codec;

  /** Written on the loop, read by anyone. */
  private final AtomicLong diffNanos = new AtomicLong();

  HeapPages(PageTable pages, Codec codec) {
    this.pages = pages;
    this.codec = codec;
  }

  @Override
  public void setAccess(long id, Access access) {
    Page page = pages.find(id);
    if (page != null) {
      page.setAccess(access);
    }
  }

  @Override
  public void makeTwin(long id) {
    Page page = pages.find(id);
    if (page != null) {
      page.makeTwin();
    }
  }

  @Override
  public void dropTwin(long id) {
    Page page = pages.find(id);
    if (page != null) {
      page.dropTwin();
    }
  }

  private record Changed(Member member, Member.Change change) {}

  @Override
  public byte[] diff(long id) {
    long startNanos = System.nanoTime();
    byte[] words = changedWords(id);
    diffNanos.lazySet(diffNanos.getPlain() + System.nanoTime() - startNanos);
    return words;
  }

  /**
   * The time that comparing pages with their twins, and encoding what differs, has taken so far.
   */
  long diffNanos() {
    return diffNanos.get();
  }

  private byte[] changedWords(long id) {
    Page page = pages.find(id);
    if (page == null) {
      return null;
    }
    List<Changed> changes = new ArrayList<>();
    for (Member member : page.living()) {
      Member.Change change = member.diff();
      if (change != null) {
        changes.add(new Changed(member, change));
      }
    }
    if (changes.isEmpty()) {
      return null;
    }
    Encoder encoder = codec.encoder("a store to page " + Gid.show(id));
    encoder.out().writeNumber(changes.size());
    for (Changed changed : changes) {
      encoder.out().writeNumber(Gid.slot(changed.member().gid()));
      int block = encoder.out().beginBlock();
      changed.change().write(encoder);
      encoder.out().endBlock(block);
    }
    return encoder.finish();
  }

  @Override
  public byte[] content(long id) {
    Page page = pages.find(id);
    if (page == null) {
      throw new IllegalStateException("page " + Gid.show(id) + " is not here");
    }
    Encoder encoder = codec.encoder("page " + Gid.show(id));
    List<Object> targets = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    for (Member member : page.living()) {
      Object target = member.target();
      if (target != null) {
        members.add(member);
        targets.add(target);
      }
    }
    encoder.out().writeNumber(members.size());
    for (int i = 0; i < members.size(); i++) {
      encoder.out().writeNumber(Gid.slot(members.get(i).gid()));
      // Who has no replica of a large array has no use for a part of it: plain words suffice.
      encoder.reference(members.get(i).isPart() ? null : targets.get(i));
      int block = encoder.out().beginBlock();
      members.get(i).writeContent(encoder);
      encoder.out().endBlock(block);
    }
    return encoder.finish();
  }

  @Override
  public void merge(long id, Object decoded) {
    for (Words words : ((PageWords) decoded).members()) {
      words.member().page().merge(words.member(), words.values());
    }
  }

  @Override
  public void adopt(long id, Object decoded) {
    merge(id, decoded);
    pages.find(id).adopt();
  }

  @Override
  public void abandon(long id) {
    pages.abandon(id);
  }

  @Override
  public void apply(long id, Object decoded) {
    for (Words words : ((PageWords) decoded).members()) {
      words.member().apply(words.values());
    }
  }

  @Override
  public boolean letGo(long page, long exports) {
    return pages.letGo(page, exports);
  }

  @Override
  public void setCellAccess(long gid, Access access) {
    Member member = pages.member(gid);
    if (member != null) {
      member.setCellAccess(access);
    }
  }

  /** A gid without volatile fields, the sync variable first of all, has empty content. */
  @Override
  public byte[] cellContent(long gid) {
    Encoder encoder = codec.encoder("volatile fields of " + Gid.show(gid));
    if (pages.member(gid) instanceof FieldsMember fields) {
      fields.writeCell(encoder);
    }
    return encoder.finish();
  }

  @Override
  public byte[] stepDown(long gid, Access access) {
    Member member = pages.member(gid);
    Object kept = member == null ? null : member.target();
    try {
      setCellAccess(gid, access); // unpins where the cell goes away: nothing else may refer to it
      return cellContent(gid);
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  @Override
  public void storeCell(long gid, Object decoded) {
    for (Words words : ((PageWords) decoded).members()) {
      ((FieldsMember) words.member()).storeCell(words.values());
    }
  }
}
