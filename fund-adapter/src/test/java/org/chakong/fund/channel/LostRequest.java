package org.chakong.fund.channel;

import static org.chakong.fund.channel.Gateway.bytes;
import static org.chakong.fund.channel.Gateway.requestNo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Said;

/**
 * A request that this centre had answered and has lost, as its gateway tells it after a restore:
 * the filing under the gateway's signature, the answer under the centre's own.
 */
final class LostRequest {

  private static final String TARGET = "/channel/v1/requests";

  private final ObjectNode request;
  private final ObjectNode signed;
  private final byte[] paper =
      ("%PDF-1.7 测试文书 " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);

  /** With a paper that this centre does not have. */
  LostRequest(ObjectNode request, OffsetDateTime receivedAt) {
    this.request = request;
    String id = "sha256:" + sha256();
    request.get("documents").forEach(named -> ((ObjectNode) named).put("documentId", id));
    this.signed =
        request
            .deepCopy()
            .put("court", Gateway.COURT)
            .put("channel", "ONLINE")
            .put("receivedAt", receivedAt.toString());
  }

  ObjectNode request() {
    return request;
  }

  /** The number that the court holds. */
  String freezeNo() {
    return signed.at("/answer/freeze/freezeNo").asText();
  }

  private String sha256() {
    return Digests.sha256Hex(paper);
  }

  /** What the centre had signed. */
  LostRequest answered(int revision, String verdict, OffsetDateTime at) {
    signed.put("status", "ANSWERED").put("revision", revision).put("answeredAt", at.toString());
    signed.putObject("answer").put("verdict", verdict);
    return this;
  }

  /** A freeze, with the number that the court holds. */
  LostRequest froze(String freezeNo, String state, String frozen, String waiting, String until) {
    ObjectNode freeze =
        ((ObjectNode) signed.get("answer"))
            .putObject("freeze")
            .put("freezeNo", freezeNo)
            .put("state", state)
            .put("frozen", frozen)
            .put("waiting", waiting);
    if (until != null) {
      freeze.put("until", until);
    }
    return this;
  }

  /** A deduction, with the number that the court holds. */
  LostRequest deducted(String deductionNo, String amount) {
    ((ObjectNode) signed.get("answer"))
        .putObject("deduction")
        .put("deductionNo", deductionNo)
        .put("ordered", amount)
        .put("deducted", amount)
        .put("short", "0.00");
    return this;
  }

  /** The gateway gives the paper when asked for it. */
  LostRequest paperAt(TestPeer gateway, Said... before) {
    String told =
        "{\"documentId\":\"sha256:%s\",\"bytes\":\"%s\"}"
            .formatted(sha256(), Base64.getEncoder().encodeToString(paper));
    Said[] script = Arrays.copyOf(before, before.length + 1);
    script[before.length] = new Said(200, told);
    gateway.script("/channel/v1/restorations/papers/" + sha256(), script);
    return this;
  }

  /** As the gateway tells it. */
  RestoredExchange told(TestPeer gateway, MessageSigner centre) {
    UUID jti = UUID.randomUUID();
    byte[] filing = bytes(request);
    byte[] answer = bytes(signed);
    return new RestoredExchange(
        requestNo(request),
        said(
            jti,
            null,
            gateway.signer().signRequest(jti, Gateway.FUND, "POST", TARGET, filing),
            filing),
        said(jti, 200, centre.signResponse(gateway.party(), jti.toString(), 200, answer), answer),
        null,
        null);
  }

  private static SaidMessage said(UUID jti, Integer status, String token, byte[] body) {
    return new SaidMessage(
        jti.toString(), "POST", TARGET, status, token, Base64.getEncoder().encodeToString(body));
  }
}
