package org.chakong.runtime.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.AccountView;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.SubjectRole;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.runtime.BesideOthers;
import org.junit.jupiter.api.Test;

/** Receipts as a person reads them; the pictures are left in {@code target/receipts}. */
@BesideOthers
class ReceiptPrintTest {

  private static final Path PICTURES = Path.of("target/receipts");
  private static final OffsetDateTime ANSWERED = OffsetDateTime.parse("2026-11-20T02:12:06Z");
  private static final String DIGEST = "sha-256=:1N3bHzJqgFPmwRN2YJ6WYcq3i2Vx2iHh8Jv9m8m1b0Q=:";
  private static final SheetPrinter PRINTER = new SheetPrinter(new PrintFont());

  @Test
  void a_partly_executed_freeze_says_what_was_asked_and_what_was_done() {
    PrintedPdf pdf = printed("freeze", freeze("测试甲"));
    assertThat(pdf.text())
        .contains("焦作市住房公积金管理中心", "协助执行回执", "JZ-2026-000123")
        .contains("焦作市山阳区人民法院（豫0811）", "（2026）豫0811执123号")
        .contains("测试甲", "居民身份证410811198503152010")
        .contains("100,000.00元（人民币壹拾万元整）")
        .contains("86,450.32元（人民币捌万陆仟肆佰伍拾元叁角贰分）")
        .contains("13,549.68元")
        .contains("部分办理", "焦中法〔2024〕第五条", "（条文理解待确认）")
        .contains("2026年11月20日10:12:06", "2026年11月24日24:00", "Asia/Shanghai")
        .contains("court:410800", "fund:410800", "签名指纹SHA-256" + "a1".repeat(32))
        .contains("第1页，共" + pdf.pages() + "页");
  }

  @Test
  void the_qr_code_says_number_and_digest() {
    assertThat(printed("freeze", freeze("测试甲")).codes())
        .containsExactly("JZ-2026-000123\n" + DIGEST);
  }

  @Test
  void every_font_comes_with_the_file() {
    assertThat(printed("freeze", freeze("测试甲")).allFontsEmbedded()).isTrue();
  }

  @Test
  void the_same_state_gives_the_same_bytes_and_another_other_bytes() {
    byte[] first = PRINTER.print(ReceiptSheets.of(freeze("测试甲")));
    assertThat(new SheetPrinter(new PrintFont()).print(ReceiptSheets.of(freeze("测试甲"))))
        .isEqualTo(first);
    assertThat(PRINTER.print(ReceiptSheets.of(freeze("测试乙")))).isNotEqualTo(first);
  }

  @Test
  void nothing_of_a_person_stands_outside_the_page() {
    assertThat(printed("freeze", freeze("测试甲")).metadata())
        .contains("协助执行回执 JZ-2026-000123")
        .doesNotContain("测试", "410811198503152010", "XMP");
  }

  @Test
  void a_rare_name_is_printed_whole_and_an_unknown_character_by_its_number() {
    // 㐂 extension A, 䶮 of the table of standard characters, 𬍛 and 𠮷 beyond the basic plane
    String rare = "测试㐂䶮𬍛𠮷·阿不都";
    assertThat(printed("rare", freeze(rare)).text()).contains(rare);
    assertThat(printed("unknown", freeze("测试\uD883\uDFFF甲\u0007")).text()).contains("测试〔U+30FFF〕甲");
  }

  @Test
  void markup_in_a_text_is_text() {
    String name = "测试<b>&amp;\"'{x}</b>";
    assertThat(printed("markup", freeze(name)).text()).contains(name);
  }

  @Test
  void a_deduction_shows_where_the_money_went() {
    assertThat(printed("deduction", deduction()).text())
        .contains("协助扣划结果", "50,000.00元（人民币伍万元整）", "已划付")
        .contains("焦作市山阳区人民法院执行款专户41001500000000000811", "BANK-20261120-7")
        .contains("经办人：", "（单位印章）", "以签字、印章为准");
  }

  @Test
  void a_query_shows_each_account_and_runs_over_several_pages() {
    PrintedPdf pdf = printed("query", query());
    assertThat(pdf.pages()).isGreaterThan(1);
    assertThat(pdf.text())
        .contains("账户410800000001", "账户410800000009", "仅可轮候", "未结清，余额210,000.00元")
        .contains("第" + pdf.pages() + "页，共" + pdf.pages() + "页");
  }

  @Test
  void what_cannot_be_done_names_the_clause_and_the_way_forward() {
    assertThat(printed("unable", unable()).text())
        .contains("不能协助", "住房公积金贷款尚未结清", "焦中法〔2024〕第二条")
        .contains("可以采取的其他办法", "贷款偿清且担保解除后");
  }

  private static PrintedPdf printed(String name, Receipt receipt) {
    PrintedPdf pdf = new PrintedPdf(PRINTER.print(ReceiptSheets.of(receipt)));
    pdf.writePictures(PICTURES, name);
    return pdf;
  }

  private static Receipt freeze(String name) {
    FreezeView freeze =
        new FreezeView(
            "410800-F-000017",
            "410800000001",
            FreezeView.State.ACTIVE,
            Money.parse("100000.00"),
            Money.parse("86450.32"),
            Money.parse("13549.68"),
            2,
            true,
            LocalDate.parse("2026-11-20"),
            LocalDate.parse("2027-11-22"),
            null,
            List.of(
                new FreezeView.Ahead(
                    "豫0802",
                    "（2026）豫0802执7号",
                    Money.parse("5000.00"),
                    Money.parse("5000.00"),
                    LocalDate.parse("2027-03-01"))),
            null,
            null);
    Answer answer =
        new Answer(
            Verdict.PARTLY_EXECUTED,
            List.of(),
            List.of(
                finding("2#loan", "焦中法〔2024〕 第二条", "无未结清的公积金贷款，也未提供担保", false),
                finding("5#deadline", "焦中法〔2024〕 第五条", "立即采取冻结措施", false),
                finding("term", "《民事诉讼法解释》第四百八十五条", "期限不超过三十六个月", true)),
            null,
            null,
            null,
            freeze,
            null);
    Instruction instruction =
        new Instruction.Freeze(Money.parse("100000.00"), "壹拾万元整", 12, null, null);
    return receipt(request(name, instruction, Channel.ONLINE, answer));
  }

  private static Receipt deduction() {
    Payee payee = new Payee("焦作市山阳区人民法院执行款专户", "41001500000000000811", "测试银行", null);
    DeductionView deduction =
        new DeductionView(
            "410800-D-000003",
            "410800000001",
            "410800-F-000017",
            Money.parse("50000.00"),
            Money.parse("50000.00"),
            Money.ZERO,
            new DeductionView.Payout(
                DeductionView.State.PAID, payee, "BANK-20261120-7", ANSWERED, ANSWERED));
    Answer answer =
        new Answer(Verdict.EXECUTED, List.of(), List.of(), null, null, null, null, deduction);
    Instruction instruction =
        new Instruction.Deduct(
            "410800-F-000017",
            null,
            Money.parse("50000.00"),
            null,
            payee,
            DeductCondition.RETIRED,
            null,
            true);
    TrackedRequest request = request("测试甲", instruction, Channel.COUNTER, answer);
    return new Receipt(request, "焦作市山阳区人民法院", "焦作市住房公积金管理中心", Instant.EPOCH, DIGEST, List.of());
  }

  private static Receipt query() {
    List<AccountView> accounts =
        IntStream.rangeClosed(1, 9).mapToObj(number -> account("41080000000" + number)).toList();
    Answer answer =
        new Answer(Verdict.EXECUTED, List.of(), List.of(), null, null, accounts, null, null);
    return receipt(request("测试甲", new Instruction.Query(), Channel.ONLINE, answer));
  }

  private static AccountView account(String number) {
    return new AccountView(
        number,
        "01",
        Money.parse("60000.00"),
        Money.ZERO,
        Money.parse("60000.00"),
        Money.parse("2400.00"),
        "2026-10",
        new AccountView.Freezable(
            AccountView.Possible.WAITING_ONLY,
            Money.ZERO,
            List.of(new Reason(ReasonCode.PRIOR_FREEZE, null, null))),
        List.of(new AccountView.LoanView("BORROWER", true, Money.parse("210000.00"))),
        List.of(new AccountView.GuaranteeView(false)),
        List.of(),
        List.of(
            new AccountView.FreezeEntry(
                "410800-F-000001",
                "豫0802",
                Money.parse("60000.00"),
                Money.parse("60000.00"),
                Money.ZERO,
                1,
                LocalDate.parse("2027-03-01"))));
  }

  private static Receipt unable() {
    Answer answer =
        new Answer(
            Verdict.UNABLE,
            List.of(new Reason(ReasonCode.LOAN_OUTSTANDING, "本人有未结清的公积金贷款", "焦中法〔2024〕 第二条")),
            List.of(),
            null,
            "住房公积金贷款偿清且担保解除后，可凭新的文书重新提出冻结请求；现在不登记轮候。",
            null,
            null,
            null);
    Instruction instruction =
        new Instruction.Freeze(
            Money.parse("20000.00"), null, null, LocalDate.parse("2027-11-19"), null);
    return receipt(request("测试乙", instruction, Channel.ONLINE, answer));
  }

  private static Receipt receipt(TrackedRequest request) {
    return new Receipt(
        request,
        "焦作市山阳区人民法院",
        "焦作市住房公积金管理中心",
        ANSWERED.toInstant(),
        DIGEST,
        List.of(
            new Receipt.Signature(
                "法院签名",
                "court:410800",
                "Yq3cQ1J1m3mHk6mWn0J6bWm1b0QvZ8s5r7tXc2dEfGh",
                "a1".repeat(32)),
            new Receipt.Signature(
                "中心签名",
                "fund:410800",
                "Xk9Z0aQm3mHk6mWn0J6bWm1b0QvZ8s5r7tXc2dEfGh1",
                "b2".repeat(32))));
  }

  private static Finding finding(String rule, String citation, String detail, boolean unconfirmed) {
    return new Finding(
        "jiaozuo-2024/" + rule, Finding.Outcome.PASS, citation, detail, unconfirmed ? true : null);
  }

  private static TrackedRequest request(
      String name, Instruction instruction, Channel channel, Answer answer) {
    return new TrackedRequest(
        "JZ-2026-000123",
        "410800",
        new CourtCase(
            "（2026）豫0811执123号", "豫0811", "民间借贷纠纷", Money.parse("120000.00"), false, false, null),
        new Subject(name, "01", "410811198503152010", SubjectRole.JUDGMENT_DEBTOR, null),
        List.of(officer("一", "0001"), officer("二", "0002")),
        List.of(
            new DocumentRef(
                DocumentType.ENFORCEMENT_RULING, "（2026）豫0811执123号之一", "sha256:0f", true),
            new DocumentRef(DocumentType.ASSISTANCE_NOTICE, "（2026）豫0811执123号", "sha256:1e", true)),
        instruction,
        null,
        "豫0811",
        channel,
        RequestStatus.ANSWERED,
        channel == Channel.ONLINE ? ANSWERED.minusSeconds(2) : null,
        ANSWERED.minusSeconds(1),
        ANSWERED,
        new Sla(Sla.State.MET, 2, OffsetDateTime.parse("2026-11-25T00:00:00+08:00"), true),
        1,
        answer);
  }

  private static Officer officer(String name, String number) {
    LocalDate until = LocalDate.parse("2028-12-31");
    return new Officer("测试执行员" + name, "豫0811-G-" + number, until, "豫0811-Z-" + number, until);
  }
}
