package org.chakong.runtime.restore;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.Restoration;
import org.chakong.contracts.api.RestorationApi;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.channel.ChannelContext;
import org.chakong.runtime.channel.SignedChannel;
import org.chakong.runtime.evidence.RestoreWords;
import org.chakong.runtime.web.ProblemException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a restored peer gets what it has lost; each gets what passed between the two. */
@PermitAll
@SignedChannel
public class RestorationResource implements RestorationApi {

  private static final Logger LOG = Logger.getLogger(RestorationResource.class);
  private static final ObjectMapper JSON = ContractJson.tolerant();
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final ChannelContext context;
  private final KeptExchanges exchanges;
  private final RestoreWords words;
  private final Instance<RestoringSide> side;

  RestorationResource(
      ChannelContext context,
      KeptExchanges exchanges,
      RestoreWords words,
      Instance<RestoringSide> side) {
    this.context = context;
    this.exchanges = exchanges;
    this.words = words;
    this.side = side;
  }

  @Override
  public RestResponse<SignedBody<RestoredExchanges>> restored(
      String authorization, SignedBody<Restoration> body) {
    Restoration said = read(body);
    if (said.since() == null) {
      throw ProblemException.malformed("since");
    }
    PartyId peer = context.sender().party();
    if (said.word() == null || !words.take(peer, said.word())) {
      throw ProblemException.malformed("word");
    }
    if (said.cursor() == null) {
      LOG.warnf(
          "%s was restored from a backup of %s and asks what it has lost", peer, said.since());
      side.get().peerRestored(peer, said.since().toInstant());
    }
    return RestResponse.ok(
        SignedBody.of(exchanges.page(peer, said.since().toInstant(), said.cursor()), JSON));
  }

  @Override
  public RestResponse<SignedBody<RestoredPaper>> paper(String authorization, String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw ProblemException.malformed("sha256");
    }
    byte[] bytes =
        side.get()
            .paper(context.sender().party(), sha256)
            .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    String text = Base64.getEncoder().encodeToString(bytes);
    return RestResponse.ok(SignedBody.of(new RestoredPaper("sha256:" + sha256, text), JSON));
  }

  private static Restoration read(SignedBody<Restoration> body) {
    try {
      Restoration said = body == null ? null : body.value();
      if (said == null) {
        throw new ProblemException(ProblemCode.MALFORMED);
      }
      return said;
    } catch (IOException e) {
      // not chained: its text may quote the message
      throw new ProblemException(ProblemCode.MALFORMED);
    }
  }
}
