package org.chakong.runtime.print;

import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CounterResult;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.runtime.print.Sheet.Facts;
import org.chakong.runtime.print.Sheet.Part;

/** The receipt 协助执行回执: what was asked, what was done, and who signed it. */
public final class ReceiptSheets {

  private static final List<String> NOTES =
      List.of(
          "本回执所列时间均为北京时间（Asia/Shanghai）；金额单位为人民币元。",
          "二维码含请求编号与答复摘要，可与签名答复核对。",
          "个人信息仅供本案执行使用，请依法保管。");

  private ReceiptSheets() {}

  public static Sheet of(Receipt receipt) {
    TrackedRequest request = receipt.request();
    List<Part> parts = new ArrayList<>();
    parts.add(asked("一、请求事项", request, receipt.courtName(), receipt.centreName()));
    parts.add(Sheet.facts("二、办理情况", handling(request)));
    if (request.answer() != null) {
      parts.addAll(AnswerParts.of(request.answer()));
    }
    parts.add(signatures(receipt));
    return new Sheet(
        receipt.centreName(),
        "协助执行回执",
        "住房公积金协助" + Words.of(request.instruction().action()) + "结果",
        request.requestNo(),
        Receipt.code(request.requestNo(), receipt.digest()),
        receipt.at(),
        parts,
        request.channel() == Channel.COUNTER ? List.of("经办人：", "（单位印章）") : List.of(),
        NOTES);
  }

  /** What was asked, as it stands on every paper about a request. */
  public static Part asked(
      String heading, TrackedRequest request, String courtName, String centreName) {
    return Sheet.facts(heading, AskedParts.of(request, courtName, centreName));
  }

  private static Facts handling(TrackedRequest request) {
    Facts facts = new Facts();
    if (request.answer() != null && request.answer().verdict() != null) {
      facts.add("办理结论", Words.of(request.answer().verdict()));
    }
    facts.add("状态", Words.of(request.status()));
    facts.add("办理渠道", Words.of(request.channel()));
    facts.add("网关受理时间", Words.time(request.acceptedAt()));
    facts.add("中心收妥时间", Words.time(request.receivedAt()));
    facts.add("答复时间", Words.time(request.answeredAt()));
    if (request.sla() != null) {
      facts.add("答复期限", deadline(request));
    }
    if (request.counterResult() != null) {
      facts.add("柜台办理", counter(request.counterResult()));
    }
    return facts;
  }

  private static String deadline(TrackedRequest request) {
    String last = Words.endOfDay(request.sla().dueAt());
    String kind = Boolean.TRUE.equals(request.sla().statutory()) ? "规定期限" : "内部目标";
    return last == null
        ? Words.of(request.sla())
        : last + "（" + kind + "，" + Words.of(request.sla()) + "）";
  }

  private static String counter(CounterResult result) {
    String whose =
        switch (result.word()) {
          case COURT -> "法院自行登记，尚无公积金中心签名确认";
          case FUND_CENTRE -> "公积金中心签名通知";
        };
    String verdict = result.verdict() == null ? "已收件" : Words.of(result.verdict());
    String number = result.counterRequestNo() == null ? "" : "，柜台请求编号 " + result.counterRequestNo();
    return verdict + "，" + Words.time(result.at()) + number + "（" + whose + "）";
  }

  private static Part signatures(Receipt receipt) {
    Facts facts = new Facts();
    receipt
        .signatures()
        .forEach(one ->
            facts.add(
                one.what(),
                one.signer() + "\n密钥指纹 " + one.keyId() + "\n签名指纹 SHA-256\n" + one.fingerprint()));
    if (receipt.signatures().isEmpty()) {
      facts.add("签名", "本件所涉请求或答复无渠道电子签名，以签字、印章为准");
    }
    facts.add("答复摘要", receipt.digest());
    return Sheet.facts("签名与摘要", facts);
  }
}
