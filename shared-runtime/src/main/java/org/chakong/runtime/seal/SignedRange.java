package org.chakong.runtime.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSTypedData;

/**
 * What one signature in a PDF covers: the file from its first byte to {@code end}, but for the hole
 * that holds the signature itself (ISO 32000-1, 12.8.1).
 *
 * @param hole where the hole begins, at its {@code <}
 * @param after the first byte after the hole
 * @param end the first byte that is not covered
 */
record SignedRange(byte[] file, int hole, int after, int end) implements CMSTypedData {

  /** Real signatures have some ten thousand bytes. */
  private static final int LARGEST_SIGNATURE = 1 << 20;

  private static final Pattern CONTENTS =
      Pattern.compile(PdfText.name("Contents") + "[\\s\\x00]*$");
  private static final int CONTENTS_LENGTH = 64;

  /** How a range as written turns out. */
  sealed interface Found {

    /** One that covers all but its own signature. */
    record Whole(SignedRange range) implements Found {}

    /** The file is shorter than what was signed. */
    record CutOff() implements Found {}

    /** One that leaves out more, or something else, and so shows nothing. */
    record Unfit() implements Found {}
  }

  /**
   * @param range with the four numbers of a {@code ByteRange} as groups 1 to 4
   */
  static Found of(byte[] file, String text, Matcher range) {
    long start = Long.parseLong(range.group(1));
    long hole = Long.parseLong(range.group(2));
    long after = Long.parseLong(range.group(3));
    long end = after + Long.parseLong(range.group(4));
    if (start != 0 || hole <= 0 || after <= hole + 1 || end < after) {
      return new Found.Unfit();
    }
    if (end > file.length) {
      return new Found.CutOff();
    }
    boolean inHole = range.start() >= hole && range.start() < after;
    boolean whole =
        !inHole
            && range.start() < end
            && after - hole <= LARGEST_SIGNATURE
            && isContents(text, (int) hole, (int) after);
    return whole
        ? new Found.Whole(new SignedRange(file, (int) hole, (int) after, (int) end))
        : new Found.Unfit();
  }

  /** The hole holds the hexadecimal string of Contents and nothing that could be anything else. */
  private static boolean isContents(String text, int hole, int after) {
    String before = text.substring(Math.max(0, hole - CONTENTS_LENGTH), hole);
    if (!CONTENTS.matcher(before).find()
        || text.charAt(hole) != '<'
        || text.charAt(after - 1) != '>') {
      return false;
    }
    return text.substring(hole + 1, after - 1)
        .chars()
        .allMatch(c -> HexFormat.isHexDigit(c) || Character.isWhitespace(c));
  }

  /** The signature, with what fills the room up behind it. */
  byte[] signature() {
    StringBuilder digits = new StringBuilder(after - hole);
    for (int i = hole + 1; i < after - 1; i++) {
      if (HexFormat.isHexDigit(file[i])) {
        digits.append((char) file[i]);
      }
    }
    if (digits.length() % 2 == 1) {
      digits.append('0');
    }
    return HexFormat.of().parseHex(digits);
  }

  @Override
  public void write(OutputStream out) throws IOException, CMSException {
    out.write(file, 0, hole);
    out.write(file, after, end - after);
  }

  void into(MessageDigest digest) {
    digest.update(file, 0, hole);
    digest.update(file, after, end - after);
  }

  /** Whether anything that a reader could act on stands behind what was signed. */
  boolean isFollowed() {
    for (int i = end; i < file.length; i++) {
      if (!Character.isWhitespace(file[i]) && file[i] != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Object getContent() {
    return this;
  }

  @Override
  public ASN1ObjectIdentifier getContentType() {
    return CMSObjectIdentifiers.data;
  }
}
