package org.chakong.runtime.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A made-up issuer of seals and time stamps, and papers sealed by it. Everything is made anew for
 * each test; nothing here is anybody's.
 */
public final class TestSeals {

  private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");
  private static final Instant LONG_HENCE = Instant.parse("2045-01-01T00:00:00Z");
  private static final int ROOM = 12_000;
  private static final AtomicLong WRITTEN = new AtomicLong();

  private final Holder authority;
  private final Holder timeStamper;
  private int serial = 100;

  private TestSeals(Holder authority) {
    this.authority = authority;
    this.timeStamper = issue(authority, "CN=测试时间戳", Kind.EC, LONG_AGO, LONG_HENCE, true);
  }

  /** Who has a certificate and its key. */
  public record Holder(KeyPair keys, X509Certificate certificate) {}

  /** Kinds of key with the signature made by it. */
  public enum Kind {
    EC("EC", new ECGenParameterSpec("P-256"), "SHA256WITHECDSA"),
    RSA("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "SHA256WITHRSA"),
    SHORT_RSA("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4), "SHA256WITHRSA"),
    RSA_SHA1("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "SHA1WITHRSA"),
    SM2("EC", new ECGenParameterSpec("sm2p256v1"), "SM3WITHSM2");

    private final String algorithm;
    private final AlgorithmParameterSpec size;
    private final String signature;

    Kind(String algorithm, AlgorithmParameterSpec size, String signature) {
      this.algorithm = algorithm;
      this.size = size;
      this.signature = signature;
    }

    KeyPair keys() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, Cryptography.PROVIDER);
        generator.initialize(size);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static TestSeals create() {
    return create(Kind.EC);
  }

  static TestSeals create(Kind kind) {
    KeyPair keys = kind.keys();
    Holder self = new Holder(keys, null);
    return new TestSeals(
        new Holder(
            keys,
            certificate(
                self, "CN=测试签发机构", keys, "CN=测试签发机构", kind, 1, LONG_AGO, LONG_HENCE, null)));
  }

  /** Somebody who may seal from one day until another. */
  public Holder signer(String from, String until) {
    return signer(Kind.EC, from, until);
  }

  Holder signer(Kind kind, String from, String until) {
    return issue(
        authority, "O=测试人民法院,CN=测试签章", kind, Instant.parse(from), Instant.parse(until), false);
  }

  X509Certificate authority() {
    return authority.certificate();
  }

  Holder authorityKeys() {
    return authority;
  }

  private Holder issue(
      Holder by, String name, Kind kind, Instant from, Instant until, boolean stampsTime) {
    KeyPair keys = kind.keys();
    Kind issuer = kindOf(by);
    return new Holder(
        keys, certificate(by, "CN=测试签发机构", keys, name, issuer, ++serial, from, until, stampsTime));
  }

  private static Kind kindOf(Holder holder) {
    String algorithm = holder.certificate().getSigAlgName().toUpperCase(java.util.Locale.ROOT);
    return algorithm.contains("SM2") ? Kind.SM2 : algorithm.contains("RSA") ? Kind.RSA : Kind.EC;
  }

  /**
   * @param stampsTime null for an authority
   */
  private static X509Certificate certificate(
      Holder by,
      String issuer,
      KeyPair keys,
      String subject,
      Kind signed,
      long number,
      Instant from,
      Instant until,
      Boolean stampsTime) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(number),
              Date.from(from),
              Date.from(until),
              new X500Name(subject),
              keys.getPublic());
      if (stampsTime == null) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      } else if (stampsTime) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      } else {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation));
      }
      return new JcaX509CertificateConverter()
          .setProvider(Cryptography.PROVIDER)
          .getCertificate(builder.build(signer(by.keys(), signed.signature)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContentSigner signer(KeyPair keys, String algorithm) {
    try {
      return new JcaContentSignerBuilder(algorithm)
          .setProvider(Cryptography.PROVIDER)
          .build(keys.getPrivate());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PDF of one page with these words. */
  public static byte[] paper(String words) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 700);
        content.showText(words);
        content.endText();
      }
      return saved(document, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Seals a PDF.
   *
   * @param claimed when its maker says that it was
   * @param attested when a time stamp says that it was, null for none
   */
  public byte[] seal(byte[] pdf, Holder holder, String claimed, String attested) {
    return seal(pdf, holder, Kind.EC, claimed, attested, "ETSI.CAdES.detached");
  }

  /** In a form by another name than those in use. */
  public byte[] sealInFormOf(String maker, byte[] pdf, Holder holder, String claimed) {
    return seal(pdf, holder, Kind.EC, claimed, null, maker);
  }

  byte[] seal(
      byte[] pdf, Holder holder, Kind kind, String claimed, String attested, String subFilter) {
    PDSignature signature = new PDSignature();
    signature.setSubFilter(COSName.getPDFName(subFilter));
    return sign(
        pdf,
        signature,
        content ->
            cms(
                content,
                holder,
                kind,
                Instant.parse(claimed),
                attested == null ? null : Instant.parse(attested)));
  }

  /** Adds a time stamp over the whole document. */
  byte[] stampDocument(byte[] pdf, String at) {
    PDSignature signature = new PDSignature();
    signature.setType(COSName.DOC_TIME_STAMP);
    signature.setSubFilter(COSName.getPDFName("ETSI.RFC3161"));
    return sign(pdf, signature, content -> token(content, Instant.parse(at)));
  }

  /** Makes a signature over bytes. */
  @FunctionalInterface
  private interface Signing {
    byte[] over(byte[] content) throws IOException;
  }

  private static byte[] sign(byte[] pdf, PDSignature signature, Signing signing) {
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var options = new org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions();
      options.setPreferredSignatureSize(ROOM);
      document.addSignature(signature, content -> signing.over(content.readAllBytes()), options);
      return saved(document, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes a PDF the way PDF editors do, behind what is there. */
  static byte[] update(byte[] pdf, Change change) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      change.in(document);
      return saved(document, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A change to a document. */
  @FunctionalInterface
  interface Change {
    void in(PDDocument document) throws IOException;
  }

  private static byte[] saved(PDDocument document, boolean incrementally) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (incrementally) {
      document.saveIncremental(out);
    } else {
      document.save(out);
    }
    return out.toByteArray();
  }

  private byte[] cms(byte[] content, Holder holder, Kind kind, Instant claimed, Instant attested)
      throws IOException {
    try {
      Hashtable<ASN1ObjectIdentifier, Attribute> said = new Hashtable<>();
      said.put(
          CMSAttributes.signingTime,
          new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(claimed)))));
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder()
                      .setProvider(Cryptography.PROVIDER)
                      .build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(new AttributeTable(said)))
              .build(signer(holder.keys(), kind.signature), holder.certificate()));
      generator.addCertificates(
          new JcaCertStore(List.of(holder.certificate(), authority.certificate())));
      CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content), false);
      return (attested == null ? signed : stamped(signed, attested)).getEncoded();
    } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private CMSSignedData stamped(CMSSignedData signed, Instant at) throws IOException {
    List<SignerInformation> signers = new ArrayList<>();
    for (SignerInformation signer : signed.getSignerInfos()) {
      Hashtable<ASN1ObjectIdentifier, Attribute> more = new Hashtable<>();
      more.put(
          PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
              new DERSet(ASN1Primitive.fromByteArray(token(signer.getSignature(), at)))));
      signers.add(SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(more)));
    }
    return CMSSignedData.replaceSigners(signed, new SignerInformationStore(signers));
  }

  byte[] token(byte[] stamped, Instant at) throws IOException {
    try {
      var digests =
          new JcaDigestCalculatorProviderBuilder().setProvider(Cryptography.PROVIDER).build();
      TimeStampTokenGenerator generator =
          new TimeStampTokenGenerator(
              new JcaSignerInfoGeneratorBuilder(digests)
                  .build(signer(timeStamper.keys(), Kind.EC.signature), timeStamper.certificate()),
              digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
              new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
      generator.addCertificates(new JcaCertStore(List.of(timeStamper.certificate())));
      TimeStampRequestGenerator request = new TimeStampRequestGenerator();
      request.setCertReq(true);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(stamped);
      return generator
          .generate(
              request.generate(TSPAlgorithms.SHA256, digest),
              BigInteger.valueOf(++serial),
              Date.from(at))
          .getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts the issuer into a directory of those trusted. */
  public void trustIn(Path directory) {
    write(directory.resolve("issuer.cer"), encoded(authority.certificate()));
  }

  /** Puts a list of the certificates taken back beside it. */
  void revokeIn(Path directory, String at, String nextUpdate, Holder... revoked) {
    try {
      JcaX509v2CRLBuilder list =
          new JcaX509v2CRLBuilder(
              authority.certificate().getSubjectX500Principal(), Date.from(Instant.parse(at)));
      list.setNextUpdate(Date.from(Instant.parse(nextUpdate)));
      for (Holder holder : revoked) {
        list.addCRLEntry(holder.certificate().getSerialNumber(), Date.from(Instant.parse(at)), 0);
      }
      write(
          directory.resolve("issuer.crl"),
          new JcaX509CRLConverter()
              .setProvider(Cryptography.PROVIDER)
              .getCRL(list.build(signer(authority.keys(), kindOf(authority).signature)))
              .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
      // a later file must look later, however fast the test is
      Files.setLastModifiedTime(
          file,
          java.nio.file.attribute.FileTime.from(LONG_AGO.plusSeconds(WRITTEN.incrementAndGet())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
