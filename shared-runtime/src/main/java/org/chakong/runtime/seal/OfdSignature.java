package org.chakong.runtime.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What is read of the XML files about signatures in an OFD (GB/T 33190, clause 18).
 *
 * @param type {@code Seal} or {@code Sign}; a seal where the list does not say
 * @param path of the file that describes it
 */
record OfdSignature(String type, String path) {

  private static final XMLInputFactory XML = factory();
  private static final String SEAL = "Seal";

  /**
   * What one signature covers.
   *
   * @param checkMethod OID of the digest
   * @param checks base64 of the digest of each file, by path as written
   * @param signedValue path of the signature, as written
   */
  record Description(String checkMethod, Map<String, String> checks, String signedValue) {}

  boolean isSeal() {
    return SEAL.equalsIgnoreCase(type);
  }

  /** The paths of the lists of signatures that an OFD.xml names. */
  static List<String> lists(byte[] ofd) throws IOException {
    List<String> lists = new ArrayList<>();
    read(
        ofd,
        reader -> {
          if (is(reader, "Signatures")) {
            lists.add(reader.getElementText().strip());
          }
        });
    return lists;
  }

  /** The signatures that a list names. */
  static List<OfdSignature> all(byte[] list) throws IOException {
    List<OfdSignature> all = new ArrayList<>();
    read(
        list,
        reader -> {
          if (is(reader, "Signature")) {
            String type = reader.getAttributeValue(null, "Type");
            String path = reader.getAttributeValue(null, "BaseLoc");
            if (path == null) {
              throw new XMLStreamException("a signature without a place");
            }
            all.add(new OfdSignature(type == null ? SEAL : type, path));
          }
        });
    return all;
  }

  static Description description(byte[] signature) throws IOException {
    Map<String, String> checks = new TreeMap<>();
    String[] found = new String[3];
    read(
        signature,
        reader -> {
          switch (reader.getLocalName()) {
            case "References" -> found[0] = reader.getAttributeValue(null, "CheckMethod");
            case "Reference" -> found[1] = reader.getAttributeValue(null, "FileRef");
            case "CheckValue" -> {
              if (found[1] == null
                  || checks.put(found[1], reader.getElementText().strip()) != null) {
                throw new XMLStreamException("a digest of nothing, or two of one file");
              }
            }
            case "SignedValue" -> found[2] = reader.getElementText().strip();
            default -> {
              // of no weight for what was signed
            }
          }
        });
    if (found[0] == null || found[2] == null || checks.isEmpty()) {
      throw new IOException("a signature of nothing");
    }
    return new Description(found[0], checks, found[2]);
  }

  /** Looks at one element. */
  @FunctionalInterface
  private interface Element {
    void look(XMLStreamReader reader) throws XMLStreamException;
  }

  private static void read(byte[] xml, Element element) throws IOException {
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          element.look(reader);
        }
      }
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException("a file about signatures cannot be read", e);
    }
  }

  private static boolean is(XMLStreamReader reader, String element) {
    return element.equals(reader.getLocalName());
  }

  /** No document type and nothing from outside: the file is a stranger's. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
