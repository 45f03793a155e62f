package org.chakong.contracts.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.lang.JoseException;

/** A fixed set of peer keys (固定的对方公钥), each bound to one owner. */
public final class PinnedKeys implements PeerKeys {

  private final Map<String, PeerKey> byKid;

  private PinnedKeys(Map<String, PeerKey> byKid) {
    this.byKid = Map.copyOf(byKid);
  }

  /**
   * @throws IllegalArgumentException when two parties claim the same key
   */
  public static PinnedKeys of(Collection<PeerKey> keys) {
    Map<String, PeerKey> byKid = new HashMap<>();
    for (PeerKey key : keys) {
      PeerKey other = byKid.putIfAbsent(key.kid(), key);
      if (other != null && !other.owner().equals(key.owner())) {
        throw new IllegalArgumentException("Key " + key.kid() + " is claimed by two parties");
      }
    }
    return new PinnedKeys(byKid);
  }

  /**
   * The P-256 signing keys of a peer's published JWK Set; keys of other kinds are passed over, a
   * newer peer may publish them.
   *
   * @param allowedThumbprints the keys agreed with that peer; empty takes all, which is trust on
   *     first use and for first use only
   * @throws IllegalArgumentException when the text is no JWK Set, a key is none, or a kid is not
   *     the thumbprint of its key; the message never repeats the text
   */
  public static PinnedKeys fromJwks(String jwks, PartyId owner, Set<String> allowedThumbprints) {
    JsonNode members =
        StrictJson.object(jwks).map(set -> set.path("keys")).orElseThrow(PinnedKeys::notJwks);
    if (!members.isArray()) {
      throw notJwks();
    }
    List<PeerKey> keys = new ArrayList<>();
    for (JsonNode member : members) {
      if (!(member instanceof ObjectNode jwk)) {
        throw notJwks();
      }
      if (signsEs256(jwk)) {
        keys.add(new PeerKey(owner, jwk.path("kid").asText(), publicKey(jwk)));
      }
    }
    keys.removeIf(key -> !allowedThumbprints.isEmpty() && !allowedThumbprints.contains(key.kid()));
    return of(keys);
  }

  @Override
  public Optional<PeerKey> byKid(String kid) {
    return Optional.ofNullable(byKid.get(kid));
  }

  /** All keys held, in no order: what a first use would pin. */
  public List<PeerKey> keys() {
    return List.copyOf(byKid.values());
  }

  private static boolean signsEs256(ObjectNode jwk) {
    return jwk.path("kty").asText().equals("EC")
        && jwk.path("crv").asText().equals("P-256")
        && jwk.path("use").asText("sig").equals("sig")
        && jwk.path("alg").asText(Es256.NAME).equals(Es256.NAME);
  }

  private static PublicKey publicKey(ObjectNode jwk) {
    try {
      Map<String, Object> coordinates =
          Map.of(
              "kty",
              "EC",
              "crv",
              "P-256",
              "x",
              jwk.path("x").asText(),
              "y",
              jwk.path("y").asText());
      return new EllipticCurveJsonWebKey(coordinates).getECPublicKey();
    } catch (JoseException e) {
      // Not chained: jose4j puts what it could not read into its messages.
      throw new IllegalArgumentException("The JWK Set holds an EC key that cannot be read");
    }
  }

  private static IllegalArgumentException notJwks() {
    return new IllegalArgumentException("The text is not a JWK Set");
  }
}
