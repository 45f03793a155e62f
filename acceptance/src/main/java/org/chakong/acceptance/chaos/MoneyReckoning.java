package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.acceptance.chaos.Reckoning.Answered;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;

/**
 * Compares every fen: what came and went by the word of core and bank against the balance, what
 * courts ordered, released and deducted against the register.
 */
final class MoneyReckoning {

  private static final int CHECKED_AT_ONCE = 200;

  private final Books books;
  private final Centre centre;
  private final List<Answered> answered;
  private final List<Difference> found;
  private final Map<String, Ordered> orders = new HashMap<>();

  MoneyReckoning(Books books, Centre centre, List<Answered> answered, List<Difference> found) {
    this.books = books;
    this.centre = centre;
    this.answered = answered;
    this.found = found;
  }

  /** What a freeze must still order, in fen: deductions may have come from free money instead. */
  private static final class Ordered {
    private final String requestNo;
    private final String accountNo;
    private long atMost;
    private long deducted;
    private boolean released;

    Ordered(String requestNo, String accountNo, long fen) {
      this.requestNo = requestNo;
      this.accountNo = accountNo;
      this.atMost = fen;
    }
  }

  void reckon() {
    answered.stream().filter(request -> isExecuted(request, Action.FREEZE)).forEach(this::order);
    answered.stream()
        .filter(request -> isExecuted(request, Action.UNFREEZE))
        .forEach(this::release);
    answered.stream().filter(request -> isExecuted(request, Action.DEDUCT)).forEach(this::deduct);
    answered.stream()
        .filter(request -> request.promise().action() == Action.DEDUCT)
        .forEach(this::payout);
    books.debtors().forEach(this::account);
  }

  private static boolean isExecuted(Answered request, Action action) {
    String verdict = request.at("/answer/verdict");
    return request.promise().action() == action
        && ("EXECUTED".equals(verdict) || "PARTLY_EXECUTED".equals(verdict));
  }

  private void order(Answered request) {
    String freezeNo = request.at("/answer/freeze/freezeNo");
    Promise promise = request.promise();
    long asked = fen(promise.filing().instruction(), "amount");
    if (fen(request.view().at("/answer/freeze"), "ordered") != asked) {
      add(promise.requestNo(), "ordered something else than was asked");
    }
    Ordered order = new Ordered(promise.requestNo(), promise.debtor().accountNo(), asked);
    if (orders.put(freezeNo, order) != null) {
      found.add(new Difference(Difference.Kind.DOUBLED, freezeNo, "is the freeze of two requests"));
    }
  }

  private void release(Answered request) {
    Ordered order = orders.get(request.promise().freezeNo());
    JsonNode amount = request.promise().filing().instruction().path("amount");
    if (order == null) {
      add(request.promise().requestNo(), "released a freeze that was never placed");
    } else if (amount.isMissingNode()) {
      order.released = true;
    } else {
      // more than was left ends it; what was left then depends on which came first
      order.atMost -= Money.parse(amount.asText()).fen();
      order.released |= order.atMost <= 0;
    }
  }

  private void deduct(Answered request) {
    String caseNumber = request.promise().filing().courtCase().path("number").asText();
    long fen = fen(request.view().at("/answer/deduction"), "deducted");
    String named = request.promise().freezeNo();
    orders.forEach((freezeNo, order) -> {
      if (named == null ? sameCase(order, caseNumber) : freezeNo.equals(named)) {
        order.deducted += fen;
      }
    });
  }

  private boolean sameCase(Ordered order, String caseNumber) {
    return books
        .promise(order.requestNo)
        .filter(p -> p.filing().courtCase().path("number").asText().equals(caseNumber))
        .isPresent();
  }

  /** The bank was told to pay once, and its word is the answer's. */
  private void payout(Answered request) {
    String deductionNo = request.at("/answer/deduction/deductionNo");
    String state = request.at("/answer/deduction/payout/state");
    List<Books.Payout> said =
        books.payouts().stream()
            .filter(payout -> payout.requestNo().equals(request.promise().requestNo()))
            .toList();
    if (said.size() > 1) {
      found.add(
          new Difference(
              Difference.Kind.DOUBLED, request.promise().requestNo(), "paid out more than once"));
    }
    for (Books.Payout payout : said) {
      long deducted = fen(request.view().at("/answer/deduction"), "deducted");
      boolean same =
          payout.deductionNo().equals(deductionNo)
              && (payout.paid() ? "PAID" : "FAILED").equals(state)
              && (!payout.paid() || deducted == payout.amount().fen());
      if (!same) {
        add(request.promise().requestNo(), "the bank said otherwise than the answer");
      }
    }
    if (said.isEmpty() && "PAID".equals(state)) {
      add(request.promise().requestNo(), "answered as paid, and the bank never said so");
    }
  }

  private void account(Debtor debtor) {
    Reply account = centre.account(debtor.accountNo());
    long balance = fen(account.json(), "balance");
    if (balance != books.balance(debtor)) {
      add(
          debtor.accountNo(),
          "balance " + Money.ofFen(balance) + ", promised " + fenText(books.balance(debtor)));
    }
    long frozen = 0;
    Map<String, Long> open = new HashMap<>();
    for (JsonNode freeze : centre.freezes(debtor.accountNo()).json().path("items")) {
      frozen += fen(freeze, "frozen");
      open(freeze, open);
    }
    if (frozen > balance) {
      add(debtor.accountNo(), "more is frozen than there is");
    }
    if (fen(account.json(), "available") != balance - frozen) {
      add(debtor.accountNo(), "free is not what nobody froze");
    }
    placedOnce(debtor);
    orders.forEach((freezeNo, order) -> {
      if (order.accountNo.equals(debtor.accountNo())) {
        mustBe(freezeNo, order, open.get(freezeNo));
      }
    });
  }

  private void open(JsonNode freeze, Map<String, Long> open) {
    String freezeNo = freeze.path("freezeNo").asText();
    if (open.put(freezeNo, fen(freeze, "ordered")) != null) {
      found.add(new Difference(Difference.Kind.DOUBLED, freezeNo, "stands twice in the register"));
    }
    Ordered order = orders.get(freezeNo);
    if (order == null || !order.requestNo.equals(freeze.path("requestNo").asText())) {
      found.add(new Difference(Difference.Kind.DOUBLED, freezeNo, "no court was told of it"));
    }
  }

  private void mustBe(String freezeNo, Ordered order, Long ordered) {
    long now = ordered == null ? 0 : ordered;
    long least = order.released ? 0 : Math.max(0, order.atMost - order.deducted);
    long most = order.released ? 0 : order.atMost;
    if (now < least || now > most) {
      add(freezeNo, "orders " + fenText(now) + ", not " + fenText(least) + " to " + fenText(most));
    }
  }

  /** Every freeze that ever was, open or ended, was placed by a request of its own. */
  private void placedOnce(Debtor debtor) {
    Map<String, String> freezes = new HashMap<>();
    String first =
        "/fund/v1/accounts/"
            + debtor.accountNo()
            + "/freezes?history=true&limit="
            + CHECKED_AT_ONCE;
    Reply page = centre.get(first);
    while (true) {
      for (JsonNode freeze : page.json().path("items")) {
        String requestNo = freeze.path("requestNo").asText();
        if (freezes.put(requestNo, freeze.path("freezeNo").asText()) != null) {
          found.add(
              new Difference(Difference.Kind.DOUBLED, requestNo, "placed more than one freeze"));
        }
      }
      if (page.at("/next") == null) {
        return;
      }
      page = centre.get(first + "&cursor=" + page.at("/next"));
    }
  }

  private static long fen(JsonNode node, String field) {
    return node.hasNonNull(field) ? Money.parse(node.path(field).asText()).fen() : 0;
  }

  private static String fenText(long fen) {
    return fen < 0 ? "-" + Money.ofFen(-fen) : Money.ofFen(fen).toString();
  }

  private void add(String key, String detail) {
    found.add(new Difference(Difference.Kind.MONEY, key, detail));
  }
}
