package org.chakong.runtime.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chakong.runtime.seal.SealFacts.Condition;

/**
 * What was added to a PDF behind a signature. A PDF may be added to without touching what was
 * signed, so the digest still fits although a reader sees something else. The document as it was
 * signed is held against the document as it is now, object by object from the root: there may be
 * more signatures and what is needed to check them (ETSI EN 319 142), and nothing else.
 */
final class PdfChanges {

  /** An update ends by saying where it begins. */
  private static final Pattern END = Pattern.compile("startxref\\s+(\\d{1,10})\\s+%%EOF\\s*$");

  private static final int END_LENGTH = 64;
  private static final int EVERY = 0xff;

  private static final COSName DSS = COSName.getPDFName("DSS");
  private static final Set<COSName> ADDED_TO_ROOT =
      Set.of(DSS, COSName.getPDFName("Extensions"), COSName.ACRO_FORM);
  private static final Set<COSName> ADDED_TO_FORM =
      Set.of(COSName.FIELDS, COSName.SIG_FLAGS, COSName.DR, COSName.DA);

  private final Guard guard;
  private final Set<Integer> holes;
  private final Deque<Pair> open = new ArrayDeque<>();
  private final Set<Pair> seen = new HashSet<>();
  private COSBase root;
  private COSBase form;
  private int steps;

  private PdfChanges(Guard guard, Set<Integer> holes) {
    this.guard = guard;
    this.holes = holes;
  }

  /** The same place in the document as signed and as it is. */
  private record Pair(COSBase signed, COSBase now) {

    /** The same two objects; their content would be compared with every look-up otherwise. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Pair pair && pair.signed == signed && pair.now == now;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(signed) + System.identityHashCode(now);
    }
  }

  /**
   * @param holes where the signatures of the file begin that are checked on their own
   * @return empty when a reader sees what was signed
   */
  static Optional<Condition> since(SignedRange range, Set<Integer> holes, Guard guard) {
    byte[] file = range.file();
    if (!endsWithUpdate(file, range.end())) {
      return Optional.of(Condition.ALTERED);
    }
    try (PDDocument signed = Loader.loadPDF(new GuardedSource(file, range.end(), guard));
        PDDocument now = Loader.loadPDF(new GuardedSource(file, file.length, guard))) {
      boolean same = new PdfChanges(guard, holes).same(signed, now);
      return same ? Optional.empty() : Optional.of(Condition.ALTERED);
    } catch (IOException | ClassCastException | IllegalArgumentException | NullPointerException e) {
      // the parser's ways of saying that this is no PDF after all
      return Optional.of(Condition.UNREADABLE);
    }
  }

  private static boolean endsWithUpdate(byte[] file, int from) {
    int at = Math.max(from, file.length - END_LENGTH);
    String tail = new String(file, at, file.length - at, StandardCharsets.ISO_8859_1);
    Matcher end = END.matcher(tail);
    return end.find() && Long.parseLong(end.group(1)) >= from;
  }

  private boolean same(PDDocument signed, PDDocument now) throws IOException {
    COSDictionary signedRoot = signed.getDocumentCatalog().getCOSObject();
    root = signedRoot;
    form = signedRoot.getDictionaryObject(COSName.ACRO_FORM);
    open.add(new Pair(signedRoot, now.getDocumentCatalog().getCOSObject()));
    while (!open.isEmpty()) {
      if ((++steps & EVERY) == 0) {
        guard.check();
      }
      if (!same(open.remove())) {
        return false;
      }
    }
    return true;
  }

  private boolean same(Pair pair) throws IOException {
    COSBase signed = resolved(pair.signed());
    COSBase now = resolved(pair.now());
    if (signed == null || now == null) {
      return signed == now;
    }
    if (!seen.add(new Pair(signed, now))) {
      return true;
    }
    return switch (signed) {
      case COSStream stream ->
          now instanceof COSStream other && sameBytes(stream, other) && sameKeys(stream, other);
      case COSDictionary dictionary ->
          now instanceof COSDictionary other
              && !(other instanceof COSStream)
              && (isSignedSince(dictionary, other) || sameKeys(dictionary, other));
      case COSArray array ->
          now instanceof COSArray other && array.size() == other.size() && begins(array, other);
      default -> signed.equals(now);
    };
  }

  private boolean sameKeys(COSDictionary signed, COSDictionary now) {
    Set<COSName> keys = new HashSet<>(signed.keySet());
    keys.addAll(now.keySet());
    for (COSName key : keys) {
      COSBase before = signed.getItem(key);
      COSBase after = now.getItem(key);
      if (!mayDiffer(signed, key, resolved(before), resolved(after))) {
        open.add(new Pair(before, after));
      }
    }
    return true;
  }

  /** Also puts what must be the same all the same on the list. */
  private boolean mayDiffer(COSDictionary in, COSName key, COSBase before, COSBase after) {
    if (in == root && ADDED_TO_ROOT.contains(key)) {
      return !COSName.ACRO_FORM.equals(key) || (before == null && isFormOfSignatures(after));
    }
    if (in == form && ADDED_TO_FORM.contains(key)) {
      return COSName.SIG_FLAGS.equals(key)
          || (COSName.FIELDS.equals(key) ? isLonger(before, after) : before == null);
    }
    boolean page = COSName.PAGE.equals(in.getDictionaryObject(COSName.TYPE));
    return page && COSName.ANNOTS.equals(key) && isLonger(before, after);
  }

  /** A list that goes on with signatures only; what it began with is still to be compared. */
  private boolean isLonger(COSBase before, COSBase after) {
    COSArray old = before == null ? new COSArray() : before instanceof COSArray a ? a : null;
    if (old == null || !(after instanceof COSArray now) || now.size() < old.size()) {
      return false;
    }
    for (int i = old.size(); i < now.size(); i++) {
      if (!isSignature(resolved(now.get(i)))) {
        return false;
      }
    }
    return begins(old, now);
  }

  private boolean begins(COSArray signed, COSArray now) {
    for (int i = 0; i < signed.size(); i++) {
      open.add(new Pair(signed.get(i), now.get(i)));
    }
    return true;
  }

  private boolean isFormOfSignatures(COSBase added) {
    return added instanceof COSDictionary dictionary
        && ADDED_TO_FORM.containsAll(dictionary.keySet())
        && isLonger(null, dictionary.getDictionaryObject(COSName.FIELDS));
  }

  /** A field that stood empty when the paper was signed and holds a signature now. */
  private boolean isSignedSince(COSDictionary signed, COSDictionary now) {
    return COSName.SIG.equals(signed.getDictionaryObject(COSName.FT))
        && signed.getDictionaryObject(COSName.V) == null
        && isSignature(now);
  }

  /** A signature field, or where it is shown, whose signature is one of those that are checked. */
  private boolean isSignature(COSBase field) {
    return field instanceof COSDictionary dictionary
        && COSName.SIG.equals(inherited(dictionary, COSName.FT))
        && inherited(dictionary, COSName.V) instanceof COSDictionary value
        && value.getDictionaryObject(COSName.BYTERANGE) instanceof COSArray range
        && range.size() == 4
        && holes.contains(range.getInt(1));
  }

  /** A widget may leave to its field what both have in common. */
  private static COSBase inherited(COSDictionary widget, COSName key) {
    COSBase own = widget.getDictionaryObject(key);
    return own == null && widget.getDictionaryObject(COSName.PARENT) instanceof COSDictionary field
        ? field.getDictionaryObject(key)
        : own;
  }

  private static boolean sameBytes(COSStream signed, COSStream now) throws IOException {
    if (!Objects.equals(signed.getLength(), now.getLength())) {
      return false;
    }
    byte[] one = new byte[8192];
    byte[] other = new byte[8192];
    try (var first = signed.createRawInputStream();
        var second = now.createRawInputStream()) {
      while (true) {
        int read = first.readNBytes(one, 0, one.length);
        if (read != second.readNBytes(other, 0, other.length)
            || !Arrays.equals(one, 0, read, other, 0, read)) {
          return false;
        }
        if (read < one.length) {
          return true;
        }
      }
    }
  }

  private static COSBase resolved(COSBase reference) {
    COSBase base = reference instanceof COSObject object ? object.getObject() : reference;
    return base instanceof COSNull ? null : base;
  }
}
