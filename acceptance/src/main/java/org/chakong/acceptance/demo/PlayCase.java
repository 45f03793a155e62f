package org.chakong.acceptance.demo;

import java.net.URI;
import java.time.Instant;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Patience;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/**
 * Plays one debtor's case under the Jiaozuo policy from query to release: a freeze beyond the
 * balance, contributions that top it up, a second court that waits, an online deduction with two
 * persons' approval and the bank's word, the second court moving up, and its release. Exit status 0
 * only when every amount and verdict was as the policy says.
 *
 * <p>Arguments: the gateway's and the adapter's address.
 */
public final class PlayCase {

  private static final String ACCOUNT = "410800000001";
  private static final Person DEBTOR = Person.of("测试甲", "410811198503152010");

  private final World world;
  private final Court first;
  private final Court second;
  private final Centre centre;
  private final Stage stage;

  private PlayCase(World world, Stage stage) {
    this.world = world;
    this.first = world.court("豫0811");
    this.second = world.court("豫0802");
    this.centre = world.centre();
    this.stage = stage;
  }

  /** Runs the case; see the class. */
  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("usage: PlayCase GATEWAY-URL FUND-URL");
      System.exit(2);
    }
    var stage = new Stage(System.out);
    new PlayCase(new World(URI.create(args[0]), URI.create(args[1]), "410800"), stage).play();
    stage.close();
    System.exit(stage.asExpected() ? 0 : 1);
  }

  private void play() {
    world.account(ACCOUNT, DEBTOR, "01", "86450.32", "2400.00");
    query();
    String freezeNo = freezeMoreThanThereIs();
    contributionsTopItUp(freezeNo);
    String waiting = secondCourtWaits();
    deductOnline(freezeNo);
    secondCourtMovesUp(waiting);
    release(waiting);
  }

  private void query() {
    stage
        .step("豫0811 查询", "the first court queries", first.file(first.query(DEBTOR)))
        .expect("verdict 结论", "/answer/verdict", "EXECUTED")
        .expect("balance 余额", "/answer/accounts/0/balance", "86450.32")
        .expect("freezable 可否冻结", "/answer/accounts/0/freezable/possible", "YES")
        .expect("freezable now 现可冻结", "/answer/accounts/0/freezable/now", "86450.32");
  }

  private String freezeMoreThanThereIs() {
    return stage
        .step(
            "豫0811 冻结 90000.00 一年",
            "the first court freezes more than there is",
            first.file(first.freeze(DEBTOR, "90000.00", 12)))
        .expect("verdict 结论", "/answer/verdict", "PARTLY_EXECUTED")
        .expect("frozen 已冻结", "/answer/freeze/frozen", "86450.32")
        .expect("waiting 待冻结", "/answer/freeze/waiting", "3549.68")
        .expect("position 顺位", "/answer/freeze/position", "1")
        .citations()
        .at("/answer/freeze/freezeNo");
  }

  private void contributionsTopItUp(String freezeNo) {
    stage
        .step(
            "汇缴 2400.00",
            "a contribution comes in",
            centre.contribution("demo-contribution-1", ACCOUNT, "2400.00", "2026-11"))
        .expect("result 结果", "/items/0/result", "APPLIED");
    stage
        .step("冻结登记簿", "the freeze register", centre.freezes(ACCOUNT))
        .expect("freeze 冻结号", "/items/0/freezeNo", freezeNo)
        .expect("frozen 已冻结", "/items/0/frozen", "88850.32")
        .expect("waiting 待冻结", "/items/0/waiting", "1149.68");
    stage
        .step(
            "再汇缴 2400.00",
            "the next contribution fills it",
            centre.contribution("demo-contribution-2", ACCOUNT, "2400.00", "2026-12"))
        .expect("result 结果", "/items/0/result", "APPLIED");
    stage
        .step("冻结登记簿", "the freeze register", centre.freezes(ACCOUNT))
        .expect("frozen 已冻结", "/items/0/frozen", "90000.00")
        .expect("waiting 待冻结", "/items/0/waiting", "0.00");
  }

  private String secondCourtWaits() {
    return stage
        .step(
            "豫0802 冻结 30000.00 一年",
            "a second court takes the rest and waits",
            second.file(second.freeze(DEBTOR, "30000.00", 12)))
        .expect("verdict 结论", "/answer/verdict", "PARTLY_EXECUTED")
        .expect("frozen 已冻结", "/answer/freeze/frozen", "1250.32")
        .expect("waiting 轮候", "/answer/freeze/waiting", "28749.68")
        .expect("position 顺位", "/answer/freeze/position", "2")
        .expect("ahead 在先法院", "/answer/freeze/ahead/0/court", "豫0811")
        .at("/answer/freeze/freezeNo");
  }

  private void deductOnline(String freezeNo) {
    Filing deduction = first.deduct(DEBTOR, freezeNo, "90000.00");
    stage
        .step(
            "豫0811 网上扣划 90000.00", "the first court deducts online", first.fileForReview(deduction))
        .expect("status 状态", "/status", "IN_REVIEW");
    stage
        .step(
            "经办人同意",
            "a clerk approves",
            centre.clerkDecides(deduction.requestNo(), "APPROVE", null))
        .expect("status 状态", "/status", "IN_REVIEW");
    String deductionNo =
        stage
            .step(
                "复核人同意",
                "a supervisor approves",
                centre.supervisorDecides(deduction.requestNo(), "APPROVE", null))
            .expect("status 状态", "/status", "EXECUTING")
            .expect("payout 划款", "/answer/deduction/payout/state", "INSTRUCTED")
            .at("/answer/deduction/deductionNo");
    stage
        .step(
            "银行确认已付",
            "the bank confirms",
            centre.bankSays(deductionNo, "PAID", Instant.parse("2026-11-20T08:00:00Z")))
        .expect("verdict 结论", "/answer/verdict", "EXECUTED");
    Reply told =
        Patience.until(
            () -> first.changed(deduction.requestNo()),
            reply -> "ANSWERED".equals(reply.at("/status")));
    stage
        .step("豫0811 收到回执", "the first court has the signed answer", told)
        .expect("verdict 结论", "/answer/verdict", "EXECUTED")
        .expect("deducted 已扣划", "/answer/deduction/deducted", "90000.00")
        .expect("payout 划款", "/answer/deduction/payout/state", "PAID");
  }

  private void secondCourtMovesUp(String waiting) {
    stage
        .step("冻结登记簿", "the second court has moved up", centre.freezes(ACCOUNT))
        .expect("freeze 冻结号", "/items/0/freezeNo", waiting)
        .expect("position 顺位", "/items/0/position", "1")
        .expect("frozen 已冻结", "/items/0/frozen", "1250.32");
    stage
        .step(
            "汇缴 2400.00",
            "the next contribution is its own",
            centre.contribution("demo-contribution-3", ACCOUNT, "2400.00", "2027-01"))
        .expect("result 结果", "/items/0/result", "APPLIED");
    Reply told =
        Patience.until(
            () -> second.get("/api/v1/freezes"),
            reply -> "3650.32".equals(reply.at("/items/0/frozen")));
    stage
        .step("豫0802 得到通知", "the second court was told without asking", told)
        .expect("freeze 冻结号", "/items/0/freezeNo", waiting)
        .expect("frozen 已冻结", "/items/0/frozen", "3650.32")
        .expect("position 顺位", "/items/0/position", "1");
  }

  private void release(String waiting) {
    stage
        .step(
            "豫0802 解冻", "the second court releases", second.file(second.unfreeze(DEBTOR, waiting)))
        .expect("verdict 结论", "/answer/verdict", "EXECUTED")
        .expect("state 状态", "/answer/freeze/state", "RELEASED")
        .expect("released 已解冻", "/answer/freeze/released", "3650.32");
    stage
        .step("豫0811 再查询", "the first court looks again", first.file(first.query(DEBTOR)))
        .expect("balance 余额", "/answer/accounts/0/balance", "3650.32")
        .expect("available 可用", "/answer/accounts/0/available", "3650.32")
        .expect("frozen 已冻结", "/answer/accounts/0/frozen", "0.00");
  }
}
