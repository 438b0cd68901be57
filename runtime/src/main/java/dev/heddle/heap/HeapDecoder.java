package dev.heddle.heap;

import dev.heddle.heap.codec.Codec;
import dev.heddle.heap.codec.MessageReader;
import dev.heddle.heap.page.FieldsMember;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;
import java.util.ArrayList;
import java.util.List;

/** Decodes pages, diffs and cells against the members this node has, or makes with the table. */
final class HeapDecoder implements Decoder {
  /**
   * Words for one member.
   *
   * @param target keeps the object alive until the words are stored
   */
  record Words(Member member, Object target, Object values) {}

  /** Words for members of a page; the same form for content and diff. */
  record PageWords(List<Words> members) {}

  private final PageTable pages;
  private final Codec codec;

  HeapDecoder(PageTable pages, Codec codec) {
    this.pages = pages;
    this.codec = codec;
  }

  @Override
  public Object decodePage(long page, byte[] content) {
    return decode(page, content, true);
  }

  @Override
  public Object decodeDiff(long page, byte[] diff) {
    return decode(page, diff, false);
  }

  @Override
  public boolean isPlain(byte[] bytes) {
    return MessageReader.isTableEmpty(bytes);
  }

  private PageWords decode(long pageId, byte[] message, boolean content) {
    MessageReader reader = codec.reader(message);
    int count = reader.in().readCount();
    List<Words> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int slot = reader.in().readCount();
      Object named = content ? reader.reference() : null;
      int length = reader.in().readInt();
      int end = reader.in().position() + length;
      Member member = member(pageId, slot);
      Object target = member == null ? null : member.target();
      if (target != null) {
        assert named == null || named == target : "slot " + slot + " holds another object";
        Object values = content ? member.readContent(reader) : member.readChange(reader);
        requireEnd(reader, end, target);
        words.add(new Words(member, target, values));
      } else {
        reader.in().skip(length); // statics this node never met, or a replica nobody has any more
      }
    }
    return new PageWords(words);
  }

  /** Twins copied from different JDKs differ in their fields; what was read would be nonsense. */
  private static void requireEnd(MessageReader reader, int end, Object target) {
    if (reader.in().position() != end) {
      throw new NotShareableException(
          target.getClass().getName(),
          "it has other fields on another node; use the same JDK for all nodes",
          "",
          "");
    }
  }

  private Member member(long pageId, int slot) {
    Page page = pages.find(pageId);
    return page == null ? null : page.member(slot);
  }

  @Override
  public Object decodeCell(long gid, byte[] content) {
    MessageReader reader = codec.reader(content);
    Member member = pages.member(gid);
    Object target = member == null ? null : member.target();
    if (target == null || !(member instanceof FieldsMember fields)) {
      return new PageWords(List.of());
    }
    return new PageWords(List.of(new Words(member, target, fields.readCell(reader))));
  }
}
