package org.chakong.fund.look;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;

/** Stands for an account where its number must not: found again by who knows it, told to nobody. */
@Singleton
class AccountDigest {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final Jdbi jdbi;

  AccountDigest(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  String of(String accountNo) {
    byte[] key =
        jdbi.withHandle(
            handle -> handle.createQuery("SELECT key FROM look_key").mapTo(byte[].class).one());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] digest = mac.doFinal(accountNo.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
