package org.chakong.fund.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi.Taken;
import org.chakong.contracts.api.FundReconciliationApi;
import org.chakong.contracts.api.HeldDays;
import org.chakong.contracts.api.ReconciledRequests;
import org.chakong.contracts.api.ReconciliationDigest;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.contracts.message.SignedBody;
import org.chakong.fund.reconcile.FundDay;
import org.chakong.runtime.channel.ChannelContext;
import org.chakong.runtime.channel.SignedChannel;
import org.chakong.runtime.reconcile.LegalDay;
import org.chakong.runtime.reconcile.RequestsOfDay;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Where gateways compare a day; each sees what it sent itself. */
@PermitAll
@SignedChannel
public class FundReconciliation implements FundReconciliationApi {

  private static final ObjectMapper JSON = ContractJson.tolerant();

  private final ChannelContext context;
  private final ReadMessage messages;
  private final FundDay requests;
  private final LegalDay days;

  FundReconciliation(
      ChannelContext context, ReadMessage messages, FundDay requests, LegalDay days) {
    this.context = context;
    this.messages = messages;
    this.requests = requests;
    this.days = days;
  }

  @Override
  public RestResponse<SignedBody<ReconciliationDigest>> digest(String authorization, String date) {
    return RestResponse.ok(SignedBody.of(requests.digest(sender(), days.begun(date)), JSON));
  }

  @Override
  public RestResponse<SignedBody<ReconciledRequests>> requests(
      String authorization, String date, Integer bucket, String cursor) {
    LocalDate day = days.begun(date);
    if (!RequestsOfDay.isBucket(bucket)) {
      throw ProblemException.malformed("bucket");
    }
    return RestResponse.ok(SignedBody.of(requests.page(sender(), day, bucket, cursor), JSON));
  }

  @Override
  public RestResponse<SignedBody<HeldDays>> held(String authorization) {
    return RestResponse.ok(SignedBody.of(requests.held(sender()), JSON));
  }

  @Override
  public RestResponse<SignedBody<Taken>> result(
      String authorization, String date, SignedBody<ReconciliationResult> body) {
    LocalDate day = days.begun(date);
    ReconciliationResult result = messages.read(body, "ReconciliationResult");
    if (!day.equals(result.date())) {
      throw ProblemException.malformed("date");
    }
    requests.take(context.sender().party(), result);
    return RestResponse.ok(SignedBody.of(new Taken(date), JSON));
  }

  private String sender() {
    return context.sender().party().value();
  }
}
