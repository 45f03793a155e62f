package org.chakong.runtime.paper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of file a paper may be, told by its bytes and never by its name. */
public enum PaperKind {
  PDF("application/pdf") {
    @Override
    boolean matches(byte[] file) {
      return startsWith(file, ascii("%PDF-"));
    }
  },
  /** 版式文档 GB/T 33190: a ZIP archive that has an {@code OFD.xml} at its root. */
  OFD("application/ofd") {
    @Override
    boolean matches(byte[] file) {
      return startsWith(file, ascii("PK\u0003\u0004")) && listsOfdXml(file);
    }
  },
  PNG("image/png") {
    @Override
    boolean matches(byte[] file) {
      return startsWith(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    }
  },
  JPEG("image/jpeg") {
    @Override
    boolean matches(byte[] file) {
      return startsWith(file, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    }
  };

  private static final int NAME_LENGTH_AT = 28;
  private static final int NAME_AT = 46;

  private final String mediaType;

  PaperKind(String mediaType) {
    this.mediaType = mediaType;
  }

  abstract boolean matches(byte[] file);

  public String mediaType() {
    return mediaType;
  }

  /** The kind of a file, empty when it is none of them. */
  public static Optional<PaperKind> of(byte[] file) {
    return Arrays.stream(values()).filter(kind -> kind.matches(file)).findFirst();
  }

  /** Looks through the archive's directory; nothing is unpacked, so a ZIP bomb stays one. */
  private static boolean listsOfdXml(byte[] zip) {
    byte[] entry = ascii("PK\u0001\u0002");
    byte[] name = ascii("OFD.xml");
    for (int at = 0; at + NAME_AT + name.length <= zip.length; at++) {
      if (hasAt(zip, at, entry)
          && zip[at + NAME_LENGTH_AT] == name.length
          && zip[at + NAME_LENGTH_AT + 1] == 0
          && hasAt(zip, at + NAME_AT, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] file, byte[] magic) {
    return file.length >= magic.length && hasAt(file, 0, magic);
  }

  private static boolean hasAt(byte[] file, int at, byte[] expected) {
    return Arrays.equals(file, at, at + expected.length, expected, 0, expected.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
