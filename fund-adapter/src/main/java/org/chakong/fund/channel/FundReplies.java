package org.chakong.fund.channel;

import jakarta.annotation.security.PermitAll;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi.Taken;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.FundRepliesApi;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.correspondence.TakeReply;
import org.chakong.runtime.channel.ChannelContext;
import org.chakong.runtime.channel.SignedChannel;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Where courts bring their replies; each may speak of its own requests only. */
@PermitAll
@SignedChannel
public class FundReplies implements FundRepliesApi {

  private final ChannelContext context;
  private final Courts courts;
  private final ReadMessage messages;
  private final TakeReply replies;

  FundReplies(ChannelContext context, Courts courts, ReadMessage messages, TakeReply replies) {
    this.context = context;
    this.courts = courts;
    this.messages = messages;
    this.replies = replies;
  }

  @Override
  public RestResponse<SignedBody<Taken>> reply(String authorization, SignedBody<CourtReply> body) {
    CourtReply reply = messages.read(body, "CourtReply");
    courts.require(reply.court());
    requireWhole(reply);
    return switch (replies.take(reply, courts.sender(), context.sender().jti())) {
      case TAKEN, REPEATED ->
          RestResponse.ok(SignedBody.of(new Taken(reply.replyId()), ContractJson.tolerant()));
      case NOTHING_ASKED -> throw new ProblemException(ProblemCode.NOT_FOUND);
      case CONTRADICTED -> throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  private static void requireWhole(CourtReply reply) {
    boolean question = reply.kind() == CourtReply.Kind.QUESTION;
    if (question != (reply.questionId() != null)) {
      throw ProblemException.malformed("questionId");
    }
    if (question == (reply.outcome() != null)) {
      throw ProblemException.malformed("outcome");
    }
  }
}
