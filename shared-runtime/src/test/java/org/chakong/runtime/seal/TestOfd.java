package org.chakong.runtime.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.chakong.runtime.seal.TestSeals.Holder;
import org.chakong.runtime.seal.TestSeals.Kind;

/** Sealed OFD files made as GB/T 33190 and GB/T 38540 say; every part can be spoilt by a test. */
final class TestOfd {

  static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";
  static final String SIGNATURE = "Doc_0/Signs/Sign_0/Signature.xml";
  static final String VALUE = "Doc_0/Signs/Sign_0/SignedValue.dat";

  private static final ASN1ObjectIdentifier SM2_WITH_SM3 =
      new ASN1ObjectIdentifier("1.2.156.10197.1.501");

  final TestSeals office = TestSeals.create(Kind.SM2);
  Holder signer = office.signer(Kind.SM2, "2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
  Holder maker = office.signer(Kind.SM2, "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
  Holder listed = signer;
  String type = "Seal";
  String checkMethod = "1.2.156.10197.1.401";
  int version = 4;
  String sealedAt = "2026-10-20T02:00:00Z";
  String sealUntil = "2026-12-31T00:00:00Z";
  String stampedAt;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  TestOfd() {
    file(
        "OFD.xml",
        "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody>"
            + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            + "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>"
            + "</ofd:DocBody></ofd:OFD>");
    file("Doc_0/Document.xml", "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"/>");
    file(PAGE, "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">冻结30000元</ofd:Page>");
  }

  TestOfd file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  TestOfd file(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  TestOfd without(String path) {
    files.remove(path);
    return this;
  }

  TestOfd seal() {
    try {
      without(SIGNATURE).without(VALUE).without("Doc_0/Signs/Signatures.xml");
      byte[] described = description();
      file(SIGNATURE, described);
      file(VALUE, value(described));
      file(
          "Doc_0/Signs/Signatures.xml",
          "<ofd:Signatures xmlns:ofd=\"http://www.ofdspec.org/2016\">"
              + ("<ofd:Signature ID=\"1\" Type=\"%s\" BaseLoc=\"/" + SIGNATURE + "\"/>")
                  .formatted(type)
              + "</ofd:Signatures>");
      return this;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] part(String path) {
    return files.get(path);
  }

  byte[] zip() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private byte[] description() throws GeneralSecurityException {
    StringBuilder references = new StringBuilder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String digest = Base64.getEncoder().encodeToString(SesSignature.sm3(file.getValue()));
      references.append(
          "<ofd:Reference FileRef=\"/%s\"><ofd:CheckValue>%s</ofd:CheckValue></ofd:Reference>"
              .formatted(file.getKey(), digest));
    }
    return ("<ofd:Signature xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:SignedInfo>"
            + "<ofd:References CheckMethod=\""
            + checkMethod
            + "\">"
            + references
            + "</ofd:References></ofd:SignedInfo><ofd:SignedValue>/"
            + VALUE
            + "</ofd:SignedValue></ofd:Signature>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] value(byte[] described) throws GeneralSecurityException, IOException {
    DERSequence signed =
        sequence(
            new ASN1Integer(version),
            sealData(),
            time(sealedAt),
            new DERBitString(SesSignature.sm3(described)),
            new DERIA5String("/" + SIGNATURE));
    byte[] signature = signature(signed, signer);
    DEROctetString certificate = new DEROctetString(signer.certificate().getEncoded());
    return (stampedAt == null
            ? sequence(signed, certificate, SM2_WITH_SM3, new DERBitString(signature))
            : sequence(
                signed,
                certificate,
                SM2_WITH_SM3,
                new DERBitString(signature),
                new DERTaggedObject(
                    true, 0, new DERBitString(office.token(signature, Instant.parse(stampedAt))))))
        .getEncoded();
  }

  private DERSequence sealData() throws GeneralSecurityException, IOException {
    DERSequence property =
        sequence(
            new ASN1Integer(1),
            new DERUTF8String("测试人民法院"),
            new ASN1Integer(1),
            sequence(new DEROctetString(listed.certificate().getEncoded())),
            time("2025-11-01T00:00:00Z"),
            time("2025-11-01T00:00:00Z"),
            time(sealUntil));
    DERSequence picture =
        sequence(
            new DERIA5String("PNG"),
            new DEROctetString(new byte[] {1}),
            new ASN1Integer(40),
            new ASN1Integer(40));
    DERSequence head =
        sequence(new DERIA5String("ES"), new ASN1Integer(4), new DERIA5String("TEST"));
    DERSequence info = sequence(head, new DERIA5String("TEST-1"), property, picture);
    return sequence(
        info,
        new DEROctetString(maker.certificate().getEncoded()),
        SM2_WITH_SM3,
        new DERBitString(signature(info, maker)));
  }

  private static byte[] signature(DERSequence over, Holder by)
      throws GeneralSecurityException, IOException {
    Signature sm2 = Signature.getInstance("SM3WITHSM2", Cryptography.PROVIDER);
    sm2.initSign(by.keys().getPrivate());
    sm2.update(over.getEncoded());
    return sm2.sign();
  }

  private static ASN1GeneralizedTime time(String at) {
    return new DERGeneralizedTime(Date.from(Instant.parse(at)));
  }

  private static DERSequence sequence(ASN1Encodable... parts) {
    return new DERSequence(parts);
  }
}
