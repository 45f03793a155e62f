package org.chakong.fund.freeze;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.FundApi.CoreEventResult;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.audit.RegisterAudit;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.embedded.ApplyCoreEvents;
import org.chakong.runtime.clock.ClockTrust;

/** What tests of the register do, each act in a transaction of its own; amounts in yuan. */
@ApplicationScoped
public class RegisterScene {
  /** Courts that have no gateway here, so that nothing is sent. */
  public static final String A = "沪0106";

  public static final String B = "沪0101";
  public static final String C = "沪0115";

  public static final Who WHO = new Who("test", "the test asks", null);
  private static final AtomicLong SEQUENCE = new AtomicLong(1_000_000_000L);

  private final FreezeRegister register;
  private final ApplyCoreEvents events;
  private final Core core;
  private final RegisterAudit audit;
  private final ExpiryWatch watch;
  private final DueFreezes due;
  private final EndedTerms ended;
  private final ClockTrust trust;
  private final Clock clock;

  RegisterScene(
      FreezeRegister register,
      ApplyCoreEvents events,
      Core core,
      RegisterAudit audit,
      ExpiryWatch watch,
      DueFreezes due,
      EndedTerms ended,
      ClockTrust trust,
      Clock clock) {
    this.register = register;
    this.events = events;
    this.core = core;
    this.audit = audit;
    this.watch = watch;
    this.due = due;
    this.ended = ended;
    this.trust = trust;
    this.clock = clock;
  }

  /** Sets legal time to noon of a day in Shanghai. */
  public void day(String day) {
    clock("{\"instant\":\"" + day + "T12:00:00+08:00\"}");
  }

  public void realTime() {
    clock("{\"offset\":\"PT0S\"}");
  }

  private static void clock(String wish) {
    given().contentType("application/json").body(wish).put("/demo/v1/clock").then().statusCode(200);
  }

  public static long nextSequence() {
    return SEQUENCE.incrementAndGet();
  }

  /** An account of its own for each test. */
  public String account(String status, String balance) {
    String accountNo = "REG" + nextSequence();
    put(accountNo, status, balance, 201);
    return accountNo;
  }

  public void put(String accountNo, String status, String balance, int answer) {
    given()
        .contentType("application/json")
        .body(
            """
            {"owner":{"name":"测试甲","idType":"01","idNumber":"410811850315201"},
             "status":"%s","balance":"%s","monthlyContribution":"2600.00"}
            """
                .formatted(status, balance))
        .put("/demo/v1/accounts/" + accountNo)
        .then()
        .statusCode(answer);
  }

  /**
   * An order over these accounts, received now, by the rules of Shanghai: monthly top-up, 3 years.
   */
  public FreezeOrder order(String court, String ordered, List<String> accountNos) {
    return order(court, ordered, accountNos, 36, null, SecondFreeze.SURPLUS_FIRST, TopUp.MONTHLY);
  }

  public FreezeOrder order(
      String court,
      String ordered,
      List<String> accountNos,
      Integer months,
      LocalDate until,
      SecondFreeze second,
      TopUp topUp) {
    long sequence = nextSequence();
    return new FreezeOrder(
        "REG-" + sequence,
        sequence,
        court,
        "（2026）" + court + "执1号",
        "person-of-" + accountNos.get(0),
        accountNos,
        Money.parse(ordered),
        months,
        until,
        true,
        topUp,
        second,
        null,
        Money.ZERO,
        true,
        clock.instant());
  }

  static FreezeOrder with(
      FreezeOrder order, Money spared, boolean topUpOnUnseal, Instant receivedAt) {
    return new FreezeOrder(
        order.requestNo(),
        order.sequence(),
        order.court(),
        order.caseNumber(),
        order.personKey(),
        order.accountNos(),
        order.ordered(),
        order.termMonths(),
        order.until(),
        order.rollsOverRestDay(),
        order.topUp(),
        order.secondFreeze(),
        order.rulingNumber(),
        spared,
        topUpOnUnseal,
        receivedAt);
  }

  public FreezeView place(FreezeOrder order) {
    return QuarkusTransaction.requiringNew().call(() -> register.place(order));
  }

  /** The same order, served at noon of a past day and entered now. */
  public FreezeView placeServed(FreezeOrder order, String day) {
    Instant noon = Instant.parse(day + "T04:00:00Z");
    FreezeOrder served = with(order, order.spared(), order.topUpOnUnseal(), noon);
    return QuarkusTransaction.requiringNew().call(() -> register.placeServed(served));
  }

  /** The extension was served on that day and is entered now. */
  public Extension extendServed(FreezeView freeze, NewTerm term, String day) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          register.reinstate(freeze.freezeNo(), LocalDate.parse(day), term, WHO);
          return register.extend(freeze.freezeNo(), term, WHO);
        });
  }

  public FreezeView place(String court, String accountNo, String ordered) {
    return place(order(court, ordered, List.of(accountNo)));
  }

  public Release release(FreezeView freeze, String amountOrNull, UnfreezeFrom from) {
    Money amount = amountOrNull == null ? null : Money.parse(amountOrNull);
    return QuarkusTransaction.requiringNew()
        .call(() -> register.release(freeze.freezeNo(), amount, from, WHO));
  }

  public Extension extend(FreezeView freeze, NewTerm term) {
    return QuarkusTransaction.requiringNew()
        .call(() -> register.extend(freeze.freezeNo(), term, WHO));
  }

  public FreezeView now(FreezeView freeze) {
    return register.view(freeze.freezeNo());
  }

  public List<RegisterEntry> entries(String accountNo) {
    return register.entries(accountNo);
  }

  public CoreEventResult.Result money(CoreEvent.Type type, String accountNo, String amount) {
    return apply(event(UUID.randomUUID().toString(), type, accountNo, amount, null)).result();
  }

  public CoreEventResult withdrawal(
      CoreEvent.WithdrawalState state, String accountNo, String amount) {
    String eventId = UUID.randomUUID().toString();
    return apply(event(eventId, CoreEvent.Type.WITHDRAWAL, accountNo, amount, state));
  }

  public static CoreEvent event(
      String eventId,
      CoreEvent.Type type,
      String accountNo,
      String amount,
      CoreEvent.WithdrawalState state) {
    return new CoreEvent(
        eventId, type, accountNo, null, Money.parse(amount), null, state, null, null, null, null);
  }

  public void status(String accountNo, String status) {
    String eventId = UUID.randomUUID().toString();
    apply(
        new CoreEvent(
            eventId,
            CoreEvent.Type.STATUS_CHANGED,
            accountNo,
            null,
            null,
            null,
            null,
            status,
            null,
            null,
            null));
  }

  public CoreEventResult apply(CoreEvent event) {
    return QuarkusTransaction.requiringNew().call(() -> events.apply(event));
  }

  public String available(String accountNo) {
    return core.account(accountNo).orElseThrow().available().yuan();
  }

  public String balance(String accountNo) {
    return core.account(accountNo).orElseThrow().balance().yuan();
  }

  /** Ends a freeze as the watch does, by a reading of legal time; returns how many were ended. */
  int end(FreezeView freeze, Instant read) {
    return QuarkusTransaction.requiringNew()
        .call(() -> ended.expire(List.of(freeze.freezeNo()), new Act(WHO, read)));
  }

  /** Ends all that is due; the service's own watch may be at it at the same time. */
  public void expire() {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> {
          watch.run();
          LocalDate today = LegalZone.dayOf(clock.instant());
          return trust.isDoubtful() || due.due(today, "end-freeze", 1).isEmpty();
        });
  }

  public void holdsBooks() {
    assertThat(audit.run()).isEmpty();
  }

  public static void shows(FreezeView freeze, String frozen, String waiting) {
    assertThat(freeze.frozen().yuan() + " + " + freeze.waiting().yuan())
        .isEqualTo(frozen + " + " + waiting);
  }
}
