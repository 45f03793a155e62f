package org.chakong.gateway.answer;

import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.util.Optional;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.correspondence.Questions;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.Heard;
import org.chakong.gateway.request.MessageRef;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.channel.ChannelContext;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.channel.SecurityLog;
import org.chakong.runtime.channel.SignedChannel;
import org.chakong.runtime.channel.VerifiedSender;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Where fund centres bring answers and notices; each may speak of its own requests only. */
@PermitAll
@SignedChannel
public class CourtChannelResource implements CourtChannelApi {

  private final ChannelContext channel;
  private final PeerDirectory peers;
  private final RequestBook book;
  private final TakeAnswer answers;
  private final TakeNotice notices;

  CourtChannelResource(
      ChannelContext channel,
      PeerDirectory peers,
      RequestBook book,
      TakeAnswer answers,
      TakeNotice notices) {
    this.channel = channel;
    this.peers = peers;
    this.book = book;
    this.answers = answers;
    this.notices = notices;
  }

  /** Why a verified message is not taken. */
  private enum Refusal {
    NOT_THE_CENTRE_OF_THE_REQUEST,
    NOT_A_FUND_CENTRE
  }

  @Override
  public RestResponse<SignedBody<Taken>> answer(
      String authorization, SignedBody<TrackedRequest> answer) {
    VerifiedSender sender = channel.sender();
    TrackedRequest told = read(answer);
    if (told.requestNo() == null) {
      throw ProblemException.malformed("requestNo");
    }
    StoredRequest request =
        book.find(told.requestNo()).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    if (!centreOf(sender).equals(Optional.of(request.fundCentre()))) {
      throw refused(Refusal.NOT_THE_CENTRE_OF_THE_REQUEST, sender);
    }
    Heard heard = answers.take(request, FundWord.of(told, message(sender)));
    return switch (heard) {
      case APPLIED, REPEATED, STALE -> taken(told.requestNo());
      case REFUSED -> throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  @Override
  public RestResponse<SignedBody<Taken>> notice(String authorization, SignedBody<Notice> notice) {
    VerifiedSender sender = channel.sender();
    Notice told = read(notice);
    String centre = centreOf(sender).orElseThrow(() -> refused(Refusal.NOT_A_FUND_CENTRE, sender));
    requireWhole(told);
    return switch (notices.take(centre, told, message(sender))) {
      case TAKEN -> taken(told.noticeId());
      case NOT_THEIRS -> throw refused(Refusal.NOT_THE_CENTRE_OF_THE_REQUEST, sender);
      case NOBODY_TO_ASK -> throw new ProblemException(ProblemCode.NOT_FOUND);
      case NUMBER_TAKEN -> throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  private Optional<String> centreOf(VerifiedSender sender) {
    return peers.byParty(sender.party()).flatMap(Peer::fundCentre);
  }

  private static void requireWhole(Notice told) {
    if (told.noticeId() == null
        || told.kind() == null
        || told.requestNo() == null
        || told.court() == null
        || told.at() == null
        || (told.kind() == Notice.Kind.QUESTION && !Questions.isWhole(told))) {
      throw new ProblemException(ProblemCode.MALFORMED);
    }
  }

  private static <T> T read(SignedBody<T> body) {
    try {
      T value = body.value();
      if (value == null) {
        throw new ProblemException(ProblemCode.MALFORMED);
      }
      return value;
    } catch (IOException e) {
      // not chained: its text may quote the message
      throw new ProblemException(ProblemCode.MALFORMED);
    }
  }

  private static ProblemException refused(Refusal why, VerifiedSender sender) {
    SecurityLog.event("MESSAGE_REFUSED", why, sender.party().value());
    return new ProblemException(ProblemCode.FORBIDDEN);
  }

  private static MessageRef message(VerifiedSender sender) {
    return new MessageRef(sender.party().value(), sender.jti());
  }

  private static RestResponse<SignedBody<Taken>> taken(String id) {
    return RestResponse.ok(SignedBody.of(new Taken(id), ContractJson.tolerant()));
  }
}
