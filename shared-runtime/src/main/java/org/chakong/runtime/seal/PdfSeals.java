package org.chakong.runtime.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.chakong.runtime.seal.SealFacts.TimeMark;

/**
 * Signatures in a PDF (ISO 32000-1, 12.8; PAdES, ETSI EN 319 142).
 *
 * <p>They are found in the bytes and not through the object tree: a signature must leave its own
 * bytes out by their offsets, so it always stands in the open, and a paper whose structure somebody
 * has damaged still shows that it was sealed.
 */
final class PdfSeals {

  private static final int MOST_SIGNATURES = 32;

  private static final String GAP = "[\\s\\x00]*";
  private static final Pattern BYTE_RANGE = Pattern.compile(PdfText.name("ByteRange"));
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile(
          GAP
              + "\\["
              + GAP
              + "(\\d{1,10})[\\s\\x00]+(\\d{1,10})[\\s\\x00]+(\\d{1,10})[\\s\\x00]+"
              + "(\\d{1,10})"
              + GAP
              + "]");

  /** What only a signature has, should its range have been made unreadable. */
  private static final Pattern TRACE =
      Pattern.compile(
          PdfText.name("ByteRange")
              + "|"
              + PdfText.name("SubFilter")
              + "|"
              + PdfText.name("Type")
              + GAP
              + PdfText.name("Sig"));

  private static final Pattern SUB_FILTER =
      Pattern.compile(PdfText.name("SubFilter") + GAP + "/([A-Za-z0-9.#_-]{1,64})");

  /** How far from its range the kind of a signature may be named. */
  private static final int DICTIONARY = 4096;

  private final byte[] file;
  private final String text;
  private final Guard guard;

  private PdfSeals(byte[] file, String text, Guard guard) {
    this.file = file;
    this.text = text;
    this.guard = guard;
  }

  /** Whether there is anything to read; costs one pass over the bytes. */
  static boolean leftTrace(byte[] file) {
    return TRACE.matcher(text(file)).find();
  }

  static List<Seal> read(byte[] file, Guard guard) {
    return new PdfSeals(file, text(file), guard).read();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  /** One signature; a document time stamp says when everything before it was there. */
  private record Signature(SignedRange range, Seal seal, TimeMark documentTime) {}

  private List<Seal> read() {
    List<Seal> unfit = new ArrayList<>();
    List<Signature> signatures = new ArrayList<>();
    Matcher mark = BYTE_RANGE.matcher(text);
    while (mark.find()) {
      if (signatures.size() + unfit.size() == MOST_SIGNATURES) {
        return List.of(Seal.of(Condition.UNSUPPORTED));
      }
      guard.check();
      Matcher numbers = FOUR_NUMBERS.matcher(text).region(mark.end(), text.length());
      switch (numbers.lookingAt()
          ? SignedRange.of(file, text, numbers)
          : new SignedRange.Found.Unfit()) {
        case SignedRange.Found.Whole whole ->
            signatures.add(signature(whole.range(), mark.start()));
        case SignedRange.Found.CutOff cut -> unfit.add(Seal.of(Condition.ALTERED));
        case SignedRange.Found.Unfit none -> unfit.add(Seal.of(Condition.UNREADABLE));
      }
    }
    if (signatures.isEmpty() && unfit.isEmpty()) {
      return List.of(Seal.of(Condition.UNREADABLE));
    }
    List<Seal> all = new ArrayList<>(unfit);
    all.addAll(seals(signatures));
    return all;
  }

  private Signature signature(SignedRange range, int dictionary) {
    byte[] signature = range.signature();
    return switch (subFilter(range, dictionary).orElse("")) {
      case "adbe.pkcs7.detached", "ETSI.CAdES.detached" ->
          new Signature(range, CmsSignature.read(signature, range), null);
      case "ETSI.RFC3161" -> {
        Optional<TimeMark> time = TimeToken.over(signature, range::into);
        Condition condition = time.isPresent() ? Condition.INTACT : Condition.ALTERED;
        yield new Signature(range, Seal.of(condition), time.orElse(null));
      }
      case "adbe.pkcs7.sha1", "adbe.x509.rsa_sha1" ->
          new Signature(range, Seal.of(Condition.WEAK), null);
      // whatever it calls itself: a digest that does not fit is a paper that was altered
      default -> {
        boolean altered = CmsSignature.read(signature, range).condition() == Condition.ALTERED;
        Condition condition = altered ? Condition.ALTERED : Condition.UNSUPPORTED;
        yield new Signature(range, Seal.of(condition), null);
      }
    };
  }

  /** Looked for in the signed bytes around the hole, never in the hole. */
  private Optional<String> subFilter(SignedRange range, int dictionary) {
    int from = Math.max(0, Math.min(dictionary, range.hole()) - DICTIONARY);
    int object = text.lastIndexOf("obj", Math.min(dictionary, range.hole()));
    String before = text.substring(Math.max(from, object), range.hole());
    int to = Math.min(range.end(), Math.max(range.after(), dictionary) + DICTIONARY);
    int endOfObject = text.indexOf("endobj", range.after());
    String behind = text.substring(range.after(), endOfObject < 0 ? to : Math.min(to, endOfObject));
    Matcher named = SUB_FILTER.matcher(before + " " + behind);
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }

  private List<Seal> seals(List<Signature> signatures) {
    List<Seal> seals = new ArrayList<>();
    Set<Integer> holes =
        signatures.stream().map(signature -> signature.range().hole()).collect(Collectors.toSet());
    for (Signature signature : signatures) {
      Seal seal = signature.seal();
      if (seal.intact() && signature.range().isFollowed()) {
        seal = PdfChanges.since(signature.range(), holes, guard).map(Seal::of).orElse(seal);
      }
      if (!seal.intact()) {
        seals.add(seal);
      } else if (signature.documentTime() == null) {
        seals.add(seal.timeMark() == null ? stamped(seal, signature, signatures) : seal);
      }
    }
    return seals;
  }

  /** The first document time stamp that covers the signature attests that it was there by then. */
  private static Seal stamped(Seal seal, Signature signature, List<Signature> all) {
    return all.stream()
        .filter(other -> other.documentTime() != null && other.seal().intact())
        .filter(other -> other.range().end() > signature.range().end())
        .map(Signature::documentTime)
        .min(Comparator.comparing(TimeMark::at))
        .map(seal::withTimeMark)
        .orElse(seal);
  }
}
