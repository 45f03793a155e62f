package org.chakong.contracts.policy;

/**
 * What an electronic seal (电子签章) on a paper comes to at the moment at which it is judged. A paper
 * with several is as good as the worst of them.
 */
public sealed interface SealState {

  /** No seal: an unsealed file, or a picture. */
  record None() implements SealState {}

  /**
   * Unaltered, and its certificate was valid when it was sealed.
   *
   * @param issuerTrusted false where the centre or court has configured no trusted issuers
   * @param revocationKnown whether a current revocation list of the issuer was at hand
   */
  record Valid(boolean issuerTrusted, boolean revocationKnown) implements SealState {}

  /** There, and not to be relied on. */
  record Invalid(Why why) implements SealState {}

  /** The paper was altered after it was sealed. */
  record Broken() implements SealState {}

  /** Of a kind that cannot be checked here: a person must look. */
  record Unverifiable() implements SealState {}

  /** What is wrong with a seal. */
  enum Why {
    /** The mark of a seal is there and the seal itself cannot be read: never "no seal". */
    UNREADABLE("电子签章无法读取"),
    /** Sealed outside the certificate's validity, or nothing proves that it was inside. */
    NOT_VALID_WHEN_SEALED("不能证明签章时证书在有效期内"),
    /** Issued by nobody who is trusted here, or not for signing. */
    ISSUER_NOT_TRUSTED("签章证书不是由受信任的机构签发"),
    REVOKED("签章证书已被吊销"),
    /** A digest or key too weak to show that nothing was altered. */
    WEAK("签章所用的密码算法已不可靠"),
    /** The time stamp belongs to something else or is damaged. */
    TIME_STAMP("签章的时间戳无效"),
    /** The seal's own maker did not make it, or not for this certificate, or not for that day. */
    SEAL_DATA("印章数据无效");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** In Chinese, for a finding. */
    String words() {
      return words;
    }
  }
}
