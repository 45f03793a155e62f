package org.chakong.contracts.policy;

import java.util.Objects;
import org.chakong.contracts.request.DocumentType;

/** What papers are called. */
public final class PaperNames {

  private PaperNames() {}

  /** The Chinese name; no type is some other paper. */
  public static String of(DocumentType type) {
    return switch (Objects.requireNonNullElse(type, DocumentType.OTHER)) {
      case QUERY_SLIP -> "查询单";
      case ENFORCEMENT_RULING -> "执行裁定书";
      case PRESERVATION_RULING -> "保全裁定书";
      case RELEASE_RULING -> "解除冻结裁定书";
      case TRANSFER_RULING -> "移送执行或者指定执行裁定书";
      case ASSISTANCE_NOTICE -> "协助执行通知书";
      case JUDICIAL_SUGGESTION -> "司法建议函";
      case INTRODUCTION_LETTER -> "介绍信";
      case EFFECTIVE_JUDGMENT -> "生效法律文书";
      case CONDITION_PROOF -> "提取条件证明材料";
      case OFFICER_PERMIT -> "执行人员证件";
      case OTHER -> "其他文书";
    };
  }
}
