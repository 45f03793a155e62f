package org.chakong.runtime.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chakong.contracts.message.PeerKey;

/**
 * What is kept about one request, for somebody who has neither this program nor this database, and
 * what no longer is.
 *
 * @param at real time of the export, as text
 * @param chains by number of seal the way to it: the newest seal first, then whichever each one
 *     names, then the seal itself
 */
record Bundle(
    String requestNo,
    String party,
    String at,
    List<Item> items,
    Map<Long, List<String>> chains,
    List<PeerKey> keys,
    Absent absent) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A message; without a proof when it is newer than the last seal. */
  record Item(KeptMessage message, Optional<Proof> proof) {}

  /** That a leaf is the {@code index}th of {@code size} under the root of a seal (RFC 6962). */
  record Proof(long seal, int index, int size, List<byte[]> path) {}

  /**
   * What is not in it.
   *
   * @param pruned months that left by signed word, with all that was said of any request in them
   * @param words the same as signed, each a compact JWS
   * @param faults what was sealed and is not there, or is no longer what was sealed
   */
  record Absent(List<Pruning> pruned, List<String> words, List<Finding> faults) {}

  void write(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, "README.md", resource("bundle-readme.md"));
      put(zip, "check.sh", resource("check.sh"));
      put(zip, "manifest.json", json(manifest()));
      put(zip, "keys.json", KeyRing.write(keys).getBytes(StandardCharsets.UTF_8));
      for (Item item : items) {
        write(zip, item);
      }
      for (Map.Entry<Long, List<String>> chain : chains.entrySet()) {
        put(zip, "chains/%d.txt".formatted(chain.getKey()), lines(chain.getValue()));
      }
      if (!absent.words().isEmpty()) {
        put(zip, "pruned.txt", lines(absent.words()));
      }
    }
  }

  private static byte[] lines(List<String> tokens) {
    return (String.join("\n", tokens) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void write(ZipOutputStream zip, Item item) throws IOException {
    KeptMessage message = item.message();
    put(zip, folder(message) + "leaf.json", message.leaf());
    put(zip, folder(message) + "token.jws", message.token().getBytes(StandardCharsets.US_ASCII));
    if (message.body() != null) {
      put(zip, folder(message) + "body", message.body());
    }
    if (item.proof().isPresent()) {
      put(zip, folder(message) + "proof.json", json(proof(item.proof().get())));
    }
  }

  private ObjectNode manifest() {
    ObjectNode manifest =
        JSON.createObjectNode()
            .put("format", "chakong-evidence-1")
            .put("requestNo", requestNo)
            .put("party", party)
            .put("exportedAt", at);
    ArrayNode messages = manifest.putArray("messages");
    for (Item item : items) {
      KeptMessage message = item.message();
      messages
          .addObject()
          .put("folder", folder(message))
          .put("at", SealTime.text(message.at()))
          .put("direction", message.direction())
          .put("kind", message.kind())
          .put("peer", message.peer())
          .put("method", message.method())
          .put("target", message.target())
          .put("status", message.status())
          .put("sealed", item.proof().isPresent());
    }
    ArrayNode faults = manifest.putArray("faults");
    for (Finding fault : absent.faults()) {
      faults
          .addObject()
          .put("kind", fault.kind().name())
          .put("record", fault.record())
          .put("seal", fault.seal())
          .put("text", fault.text());
    }
    return manifest;
  }

  private static ObjectNode proof(Proof proof) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("seal", proof.seal())
            .put("index", proof.index())
            .put("size", proof.size());
    ArrayNode path = json.putArray("path");
    proof.path().forEach(hash -> path.add(HexFormat.of().formatHex(hash)));
    return json;
  }

  private static String folder(KeptMessage message) {
    return String.format(Locale.ROOT, "messages/%06d/", message.id());
  }

  private static byte[] json(ObjectNode node) throws IOException {
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream text = Bundle.class.getResourceAsStream(name)) {
      return text.readAllBytes();
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
