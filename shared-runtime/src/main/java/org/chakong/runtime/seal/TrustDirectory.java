package org.chakong.runtime.seal;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The directory of {@code chakong.seals.trust}. A new revocation list counts from the next paper
 * on; a directory that cannot be read keeps the service from starting, and later leaves what was
 * read before in force.
 */
@Singleton
class TrustDirectory {

  private static final Logger LOG = Logger.getLogger(TrustDirectory.class);

  private final Optional<Path> directory;
  private volatile Read read;

  /** What was read, and from which files as they were then. */
  private record Read(Map<Path, FileTime> files, Trust trust) {}

  TrustDirectory(SealSettings settings) {
    this.directory = settings.trust();
    this.read =
        directory.map(TrustDirectory::read).orElse(new Read(Map.of(), Trust.NOT_CONFIGURED));
  }

  Trust now() {
    directory.ifPresent(this::readAgainIfChanged);
    return read.trust();
  }

  private void readAgainIfChanged(Path path) {
    try {
      if (!files(path).equals(read.files())) {
        read = read(path);
      }
    } catch (IOException | IllegalStateException e) {
      LOG.errorf("chakong.seals.trust cannot be read again: %s", e.getMessage());
    }
  }

  private static Read read(Path directory) {
    try {
      Map<Path, FileTime> files = files(directory);
      Set<X509Certificate> issuers = new HashSet<>();
      List<X509CRL> revocations = new ArrayList<>();
      CertificateFactory x509 = CertificateFactory.getInstance("X.509", Cryptography.PROVIDER);
      for (Path file : files.keySet()) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
          if (isRevocationList(file)) {
            x509.generateCRLs(content).forEach(list -> revocations.add((X509CRL) list));
          } else {
            x509.generateCertificates(content).forEach(c -> issuers.add((X509Certificate) c));
          }
        }
      }
      if (issuers.isEmpty()) {
        throw new IllegalStateException("chakong.seals.trust holds no certificate");
      }
      return new Read(files, new Trust(issuers, revocations));
    } catch (IOException | CertificateException | CRLException e) {
      throw new IllegalStateException("chakong.seals.trust cannot be read", e);
    }
  }

  private static Map<Path, FileTime> files(Path directory) throws IOException {
    Map<Path, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.filter(TrustDirectory::isMeant).toList()) {
        files.put(file, Files.getLastModifiedTime(file));
      }
    }
    return files;
  }

  private static boolean isMeant(Path file) {
    return Stream.of(".pem", ".crt", ".cer", ".crl").anyMatch(name(file)::endsWith);
  }

  private static boolean isRevocationList(Path file) {
    return name(file).endsWith(".crl");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
