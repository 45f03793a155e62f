package org.chakong.fund.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import java.util.regex.Pattern;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.AssessRequest;
import org.chakong.fund.request.DecideRequest;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.ReadRequests;
import org.chakong.fund.request.Receipt;
import org.chakong.fund.request.ReceiveRequest;
import org.chakong.fund.request.TakePaper;
import org.chakong.fund.request.WithdrawRequest;
import org.chakong.runtime.channel.SignedChannel;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.web.FailureTrace;
import org.chakong.runtime.web.ProblemException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** The fund centre's side of the Channel API. Who sends has been verified before. */
@PermitAll
@SignedChannel
public class FundChannel implements FundChannelApi {

  private static final Logger LOG = Logger.getLogger(FundChannel.class);
  private static final ObjectMapper JSON = ContractJson.tolerant();
  private static final Pattern SHA256 = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");

  private final Courts courts;
  private final ReadMessage messages;
  private final TakePaper papers;
  private final ReceiveRequest receive;
  private final DecideRequest decide;
  private final ReadRequests read;
  private final WithdrawRequest withdraw;
  private final AssessRequest assess;

  FundChannel(
      Courts courts,
      ReadMessage messages,
      TakePaper papers,
      ReceiveRequest receive,
      DecideRequest decide,
      ReadRequests read,
      WithdrawRequest withdraw,
      AssessRequest assess) {
    this.courts = courts;
    this.messages = messages;
    this.papers = papers;
    this.receive = receive;
    this.decide = decide;
    this.read = read;
    this.withdraw = withdraw;
    this.assess = assess;
  }

  @Override
  public RestResponse<SignedBody<StoredPaper>> putDocument(
      String authorization, String sha256, byte[] bytes) {
    Paper paper = Paper.of(bytes == null ? new byte[0] : bytes);
    var path = SHA256.matcher(sha256);
    if (!path.matches() || !path.group(1).equals(paper.sha256())) {
      throw ProblemException.malformed("sha256");
    }
    boolean added = papers.take(courts.sender(), null, paper);
    StoredPaper stored = new StoredPaper(paper.documentId(), bytes.length);
    return respond(added ? RestResponse.Status.CREATED : RestResponse.Status.OK, stored);
  }

  @Override
  public RestResponse<SignedBody<TrackedRequest>> file(
      String authorization, SignedBody<AssistanceRequest> body) {
    Filing filing = filing(body);
    return switch (receive.receive(filing)) {
      case Receipt.Reused reused ->
          throw ProblemException.of(ProblemCode.CONFLICT.status(), ReasonCode.REQUEST_NO_REUSED);
      // without a reason code: it is no answer, the gateway's people have to see to it
      case Receipt.NotTheirs notTheirs -> throw new ProblemException(ProblemCode.CONFLICT);
      case Receipt.Known known -> respond(decided(known.requestNo()));
      case Receipt.Stored stored -> respond(decided(stored.requestNo()));
    };
  }

  /** What is stored is stored: a decision that fails now is made later, by its task. */
  private TrackedRequest decided(String requestNo) {
    try {
      return decide.now(requestNo);
    } catch (RuntimeException e) {
      LOG.errorf("request %s is stored and not decided yet: %s", requestNo, FailureTrace.of(e));
      return receive.stored(requestNo);
    }
  }

  @Override
  public RestResponse<SignedBody<TrackedRequest>> request(String authorization, String requestNo) {
    return read.findOf(courts.sender(), requestNo)
        .map(found -> respond(RestResponse.Status.OK, found))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  @Override
  public RestResponse<SignedBody<TrackedRequest>> withdraw(
      String authorization, String requestNo, SignedBody<Withdrawal> body) {
    Withdrawal withdrawal = withdrawal(body);
    if (withdrawal.court() != null) {
      courts.require(withdrawal.court());
    }
    RequestStatus end = withdrawal.offline() ? RequestStatus.OFFLINE : RequestStatus.WITHDRAWN;
    return switch (withdraw.end(requestNo, courts.sender(), withdrawal.court(), end, false)) {
      case WithdrawRequest.Result.Ended ended -> respond(RestResponse.Status.OK, ended.request());
      case WithdrawRequest.Result.AnsweredBefore answered ->
          throw new ProblemException(ProblemCode.CONFLICT);
      case WithdrawRequest.Result.NotTheirs notTheirs ->
          throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  @Override
  public RestResponse<SignedBody<Assessment>> assess(
      String authorization, SignedBody<AssistanceRequest> body) {
    return respond(RestResponse.Status.OK, assess.assess(filing(body)));
  }

  /** The number alone says enough: it is the sender's own. */
  private Withdrawal withdrawal(SignedBody<Withdrawal> body) {
    return body == null || body.bytes().length == 0
        ? new Withdrawal(null, false)
        : messages.read(body, "Withdrawal");
  }

  private Filing filing(SignedBody<AssistanceRequest> body) {
    AssistanceRequest request = messages.read(body, "AssistanceRequest");
    courts.require(request.courtCase() == null ? null : request.courtCase().court());
    courts.requireOwnCentre(request.fundCentre());
    return Filing.online(request, courts.sender(), courts.messageId());
  }

  private static RestResponse<SignedBody<TrackedRequest>> respond(TrackedRequest request) {
    return respond(
        request.status().isFinal() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED,
        request);
  }

  private static <T> RestResponse<SignedBody<T>> respond(RestResponse.Status status, T body) {
    return RestResponse.status(status, SignedBody.of(body, JSON));
  }
}
