package org.chakong.runtime.evidence;

/**
 * The first thing that does not hold.
 *
 * @param seal where; 0 when it concerns none
 * @param record its id; 0 when it concerns none
 * @param detail more, for a person; never anything of a message's content
 */
record Finding(Kind kind, long seal, long record, String detail) {

  /** What was done to the evidence. */
  enum Kind {
    RECORD_ALTERED("记录被改动", "record altered"),
    RECORD_MISSING("记录缺失", "record missing"),
    RECORD_ADDED("封存后添加的记录", "record added after sealing"),
    RECORDS_SWAPPED("记录被调换", "records swapped"),
    RECORD_NOT_PROVED("记录与其签名不符", "record not proved by its token"),
    SEAL_ALTERED("封存被改动", "seal altered"),
    SEAL_MISSING("封存缺失", "seal missing"),
    SEAL_NOT_CHAINED("封存不相连", "seal not chained"),
    END_MISSING("末尾缺失", "end missing"),
    INDEX_ALTERED("索引与记录不符", "index not as its record says"),
    HEAD_DIFFERS("与留底的链头不符", "not the pinned head"),
    PRUNING_ALTERED("清理记载被改动", "word of what was pruned altered");

    private final String zh;
    private final String en;

    Kind(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  static Finding record(Kind kind, long seal, long record, String detail) {
    return new Finding(kind, seal, record, detail);
  }

  static Finding seal(Kind kind, long seal, String detail) {
    return new Finding(kind, seal, 0, detail);
  }

  String text() {
    return kind.zh
        + " / "
        + kind.en
        + (record == 0 ? "" : ": record " + record)
        + (seal == 0 ? "" : ", seal " + seal)
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
