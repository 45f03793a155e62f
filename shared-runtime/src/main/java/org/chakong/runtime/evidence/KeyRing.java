package org.chakong.runtime.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PinnedKeys;

/**
 * Public keys as a file: a JWK Set in which each key says by {@code party} whose it is. The kid of
 * a key is its RFC 7638 thumbprint, the very thing that institutions exchange on paper.
 */
final class KeyRing {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARTY = "party";

  private KeyRing() {}

  static PinnedKeys read(Path file) throws CannotVerify {
    try {
      JsonNode set = JSON.readTree(Files.readString(file));
      List<PeerKey> keys = new ArrayList<>();
      for (JsonNode key : set.path("keys")) {
        keys.addAll(of(file, key));
      }
      if (keys.isEmpty()) {
        throw new CannotVerify("没有公钥 / no public keys in " + file);
      }
      return PinnedKeys.of(keys);
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotVerify("公钥文件无法读取 / cannot be read as public keys: " + file, e);
    }
  }

  private static List<PeerKey> of(Path file, JsonNode key) throws CannotVerify {
    Optional<PartyId> party = PartyId.parse(key.path(PARTY).textValue());
    if (party.isEmpty()) {
      throw new CannotVerify("密钥没有注明当事方 / a key does not say its party: " + file);
    }
    return PinnedKeys.fromJwks("{\"keys\":[" + key + "]}", party.get(), Set.of()).keys();
  }

  static String write(Collection<PeerKey> keys) {
    ObjectNode set = JSON.createObjectNode();
    ArrayNode members = set.putArray("keys");
    try {
      for (PeerKey key : keys) {
        members.add(((ObjectNode) JSON.readTree(key.jwk())).put(PARTY, key.owner().value()));
      }
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(set) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a key that cannot be written", e);
    }
  }
}
