package org.chakong.acceptance.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.DocumentType;

/**
 * A request body being written. It begins complete for its action, so that a test or a reader
 * changes just the field in question; papers are uploaded by whoever files it.
 */
public final class Filing {

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final String RUN = Long.toString(ProcessHandle.current().pid(), 36);

  private final ObjectNode body = JsonNodeFactory.instance.objectNode();

  private Filing(Action action, String court, String fundCentre, Person person) {
    body.put("requestNo", "T-" + RUN + "-" + System.nanoTime() + "-" + NUMBERS.incrementAndGet());
    body.put("fundCentre", fundCentre);
    body.putObject("case").put("court", court).put("cause", "民间借贷纠纷");
    subject()
        .put("name", person.name())
        .put("idType", "01")
        .put("idNumber", person.idNumber())
        .put("role", "JUDGMENT_DEBTOR");
    body.putArray("officers");
    officer("测试执行员一", "GZ-0001", "2030-12-31", "ZX-0001", "2030-12-31");
    officer("测试执行员二", "GZ-0002", "2030-12-31", "ZX-0002", "2030-12-31");
    body.putArray("documents");
    body.putObject("instruction").put("action", action.name());
    caseNumber("（2025）" + court + "执" + 123 + "号");
  }

  /** A query with its papers. */
  public static Filing query(String court, String fundCentre, Person person) {
    return new Filing(Action.QUERY, court, fundCentre, person)
        .papers(DocumentType.QUERY_SLIP, DocumentType.ASSISTANCE_NOTICE);
  }

  /** A freeze with its papers. */
  public static Filing freeze(
      String court, String fundCentre, Person person, String yuan, int months) {
    Filing filing =
        new Filing(Action.FREEZE, court, fundCentre, person)
            .papers(DocumentType.ENFORCEMENT_RULING, DocumentType.ASSISTANCE_NOTICE);
    filing.instruction().put("amount", yuan).put("termMonths", months);
    return filing;
  }

  /** An extension with its papers. */
  public static Filing extend(
      String court, String fundCentre, Person person, String freezeNo, int months) {
    Filing filing =
        new Filing(Action.EXTEND, court, fundCentre, person)
            .papers(DocumentType.ENFORCEMENT_RULING, DocumentType.ASSISTANCE_NOTICE);
    filing.instruction().put("freezeNo", freezeNo).put("termMonths", months);
    return filing;
  }

  /** A release in full with its papers. */
  public static Filing unfreeze(String court, String fundCentre, Person person, String freezeNo) {
    Filing filing =
        new Filing(Action.UNFREEZE, court, fundCentre, person)
            .papers(DocumentType.RELEASE_RULING, DocumentType.ASSISTANCE_NOTICE);
    filing.instruction().put("freezeNo", freezeNo);
    return filing;
  }

  /** A deduction with its papers, to an account of the court; the freeze may be null. */
  public static Filing deduct(
      String court,
      String fundCentre,
      Person person,
      String freezeNo,
      String yuan,
      String payeeName,
      String payeeAccount) {
    Filing filing =
        new Filing(Action.DEDUCT, court, fundCentre, person)
            .papers(
                DocumentType.ENFORCEMENT_RULING,
                DocumentType.ASSISTANCE_NOTICE,
                DocumentType.EFFECTIVE_JUDGMENT);
    ObjectNode instruction = filing.instruction();
    if (freezeNo != null) {
      instruction.put("freezeNo", freezeNo);
    }
    instruction.put("amount", yuan).put("condition", "NONE").put("otherAssetsExhausted", true);
    instruction
        .putObject("payee")
        .put("accountName", payeeName)
        .put("accountNo", payeeAccount)
        .put("bankName", "测试银行");
    return filing;
  }

  public ObjectNode body() {
    return body;
  }

  public String requestNo() {
    return body.path("requestNo").asText();
  }

  public ObjectNode courtCase() {
    return (ObjectNode) body.get("case");
  }

  public ObjectNode subject() {
    return body.has("subject") ? (ObjectNode) body.get("subject") : body.putObject("subject");
  }

  public ObjectNode instruction() {
    return (ObjectNode) body.get("instruction");
  }

  public ArrayNode officers() {
    return (ArrayNode) body.get("officers");
  }

  public ArrayNode documents() {
    return (ArrayNode) body.get("documents");
  }

  /** Names the case; papers added before keep the number they were given. */
  public Filing caseNumber(String number) {
    courtCase().put("number", number);
    documents().forEach(document -> ((ObjectNode) document).put("number", number));
    return this;
  }

  /** Adds an officer with both permits. */
  public Filing officer(
      String name, String workPermit, String workUntil, String dutyPermit, String dutyUntil) {
    officers()
        .addObject()
        .put("name", name)
        .put("workPermitNo", workPermit)
        .put("workPermitValidUntil", workUntil)
        .put("dutyPermitNo", dutyPermit)
        .put("dutyPermitValidUntil", dutyUntil);
    return this;
  }

  /** Replaces the papers by one of each type, originals, under the number of the case. */
  public Filing papers(DocumentType... types) {
    documents().removeAll();
    List.of(types).forEach(this::paper);
    return this;
  }

  /** Adds a paper; whoever files uploads it and sets its id. */
  public Filing paper(DocumentType type) {
    documents()
        .addObject()
        .put("type", type.name())
        .put("number", courtCase().path("number").asText())
        .put("original", true);
    return this;
  }

  /** Sets a field of the instruction. */
  public Filing with(String field, String value) {
    instruction().put(field, value);
    return this;
  }
}
