package org.chakong.contracts.request;

/** The papers a court hands over. */
public enum DocumentType {
  /** 查询单. */
  QUERY_SLIP,
  /** 执行裁定书. */
  ENFORCEMENT_RULING,
  /** 保全裁定书. */
  PRESERVATION_RULING,
  /** 解除冻结裁定书. */
  RELEASE_RULING,
  /** 移送执行裁定书、指定执行裁定书: of another case than the request's. */
  TRANSFER_RULING,
  /** 协助执行通知书. */
  ASSISTANCE_NOTICE,
  /** 司法建议函. */
  JUDICIAL_SUGGESTION,
  /** 介绍信. */
  INTRODUCTION_LETTER,
  /** 生效法律文书. */
  EFFECTIVE_JUDGMENT,
  /** 提取条件证明材料. */
  CONDITION_PROOF,
  /** 工作证、执行公务证. */
  OFFICER_PERMIT,
  OTHER;

  /** Whether the paper is a ruling 裁定书 and so bears the number of its case. */
  public boolean isRuling() {
    return this == ENFORCEMENT_RULING || this == PRESERVATION_RULING || this == RELEASE_RULING;
  }
}
