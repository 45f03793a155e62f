package org.chakong.runtime.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.chakong.runtime.seal.Cryptography.Strength;
import org.chakong.runtime.seal.OfdSignature.Description;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;

/**
 * Seals on an OFD (GB/T 33190, clause 18; the seal itself GB/T 38540). A signature lists the digest
 * of every file; the seal signs that list.
 */
final class OfdSeals {

  private static final String ROOT = "OFD.xml";
  private static final int MOST_SIGNATURES = 32;

  private final OfdFile ofd;

  /** Files of the signatures themselves, which a signature cannot cover. */
  private final Set<String> ofSignatures = new HashSet<>();

  private OfdSeals(OfdFile ofd) {
    this.ofd = ofd;
  }

  static List<Seal> read(byte[] file, Guard guard) {
    try (OfdFile ofd = OfdFile.open(file, guard)) {
      return new OfdSeals(ofd).read();
    } catch (IOException | IllegalArgumentException unreadable) {
      return List.of(Seal.of(Condition.UNREADABLE));
    }
  }

  private List<Seal> read() throws IOException {
    List<String> lists = OfdSignature.lists(ofd.read(ROOT));
    if (lists.isEmpty()) {
      // a signature that nobody points to any more was there once
      return ofd.names().stream().anyMatch(OfdSeals::isOfSignature)
          ? List.of(Seal.of(Condition.UNREADABLE))
          : List.of();
    }
    Map<OfdSignature, String> signatures = new LinkedHashMap<>();
    for (String list : lists) {
      String path = ofd.path(list, ROOT);
      ofSignatures.add(path);
      for (OfdSignature signature : OfdSignature.all(ofd.read(path))) {
        String described = ofd.path(signature.path(), path);
        signatures.put(signature, described);
        ofSignatures.add(described);
      }
    }
    return signatures.size() > MOST_SIGNATURES
        ? List.of(Seal.of(Condition.UNSUPPORTED))
        : seals(signatures);
  }

  private List<Seal> seals(Map<OfdSignature, String> signatures) {
    List<Seal> seals = new ArrayList<>();
    signatures.forEach((signature, described) -> {
      try {
        seals.add(seal(signature, described));
      } catch (IOException | IllegalArgumentException unreadable) {
        seals.add(Seal.of(Condition.UNREADABLE));
      }
    });
    return seals;
  }

  private Seal seal(OfdSignature signature, String described) throws IOException {
    byte[] description = ofd.read(described);
    Description covered = OfdSignature.description(description);
    Condition files = files(covered, described);
    if (files != Condition.INTACT) {
      return Seal.of(files);
    }
    if (!signature.isSeal()) {
      return Seal.of(Condition.UNSUPPORTED);
    }
    return SesSignature.read(ofd.read(ofd.path(covered.signedValue(), described)), description);
  }

  private Condition files(Description covered, String described) throws IOException {
    Strength strength = Cryptography.ofDigest(covered.checkMethod());
    if (strength != Strength.GOOD) {
      return strength == Strength.WEAK ? Condition.WEAK : Condition.UNSUPPORTED;
    }
    Set<String> left = new HashSet<>(ofd.names());
    for (Map.Entry<String, String> check : covered.checks().entrySet()) {
      String path = ofd.path(check.getKey(), described);
      if (!ofd.has(path) || !fits(path, check.getValue(), covered.checkMethod())) {
        return Condition.ALTERED;
      }
      left.remove(path);
    }
    // a file that nobody sealed may be what a reader sees; which, only a person can tell
    left.removeIf(path -> ofSignatures.contains(path) || isOfSignature(path));
    return left.isEmpty() ? Condition.INTACT : Condition.UNSUPPORTED;
  }

  private boolean fits(String path, String expected, String method) throws IOException {
    try {
      String digest = Cryptography.digest(new ASN1ObjectIdentifier(method));
      MessageDigest hash = MessageDigest.getInstance(digest, Cryptography.PROVIDER);
      ofd.write(path, new DigestOutputStream(OutputStream.nullOutputStream(), hash));
      return MessageDigest.isEqual(hash.digest(), Base64.getMimeDecoder().decode(expected));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a digest that the provider has", e);
    }
  }

  /** By the names that the standard and every maker of seals use. */
  private static boolean isOfSignature(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return Set.of("signatures.xml", "signature.xml", "signedvalue.dat", "seal.esl").contains(name);
  }
}
