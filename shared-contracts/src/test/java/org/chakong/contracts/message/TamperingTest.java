package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.message.Parties.COURT;
import static org.chakong.contracts.message.Parties.FUND;
import static org.chakong.contracts.message.Parties.court;
import static org.chakong.contracts.message.Parties.fund;
import static org.chakong.contracts.message.Parties.verifierOf;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.chakong.contracts.message.Verification.Refused;
import org.chakong.contracts.message.Verification.Verified;

class TamperingTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String RID = "6f1c2a34-8d0e-4f5b-9a67-0123456789ab";
  private static final String REQUEST =
      court().signRequest(FUND, "POST", "/channel/v1/requests", BODY);
  private static final String RESPONSE = fund().signResponse(COURT, RID, 200, BODY);

  @Property
  void noSingleCharacterOfARequestCanBeExchanged(
      @ForAll @IntRange(max = 9999) int position, @ForAll @IntRange(max = 63) int character) {
    String changed = exchange(REQUEST, position % REQUEST.length(), ALPHABET.charAt(character));
    Assume.that(!changed.equals(REQUEST));
    assertThat(verifyRequest(changed)).isInstanceOf(Refused.class);
  }

  @Property
  void noSingleCharacterOfAResponseCanBeExchanged(
      @ForAll @IntRange(max = 9999) int position, @ForAll @CharRange(to = 127) char character) {
    String changed = exchange(RESPONSE, position % RESPONSE.length(), character);
    Assume.that(!changed.equals(RESPONSE));
    assertThat(verifierOf(COURT).verifyResponse(changed, FUND, RID, 200, BODY))
        .isInstanceOf(Refused.class);
  }

  @Property
  void nothingCanBePutInAnywhere(
      @ForAll @IntRange(max = 9999) int position, @ForAll @CharRange(to = 127) char character) {
    String changed =
        new StringBuilder(REQUEST).insert(position % (REQUEST.length() + 1), character).toString();
    assertThat(verifyRequest(changed)).isInstanceOf(Refused.class);
  }

  @Property
  void noTextWhateverMakesTheVerifierThrow(
      @ForAll @StringLength(max = 200) String header,
      @ForAll @StringLength(max = 200) String claims,
      @ForAll @StringLength(max = 100) String signature) {
    assertThat(verifyRequest(header + "." + claims + "." + signature)).isInstanceOf(Refused.class);
    assertThat(verifyRequest(Forgery.sign(header, claims, Parties.COURT_KEY)))
        .isInstanceOf(Refused.class);
    String knownHeader = Forgery.of(REQUEST).headerJson();
    assertThat(verifyRequest(Forgery.sign(knownHeader, claims, Parties.COURT_KEY)))
        .isInstanceOf(Refused.class);
  }

  @Example
  void theUnusedBitsOfTheLastCharacterAreNotFree() {
    assertThat(verifyRequest(REQUEST)).isInstanceOf(Verified.class);
    int last = REQUEST.length() - 1;
    // 64 bytes end in a character of which 4 bits are unused: 15 others decode to the same bytes.
    for (char character : ALPHABET.toCharArray()) {
      String changed = exchange(REQUEST, last, character);
      assertThat(verifyRequest(changed) instanceof Verified).isEqualTo(changed.equals(REQUEST));
    }
  }

  private static Verification verifyRequest(String token) {
    return verifierOf(FUND).verifyRequest(token, "POST", "/channel/v1/requests", BODY);
  }

  private static String exchange(String token, int position, char character) {
    StringBuilder changed = new StringBuilder(token);
    changed.setCharAt(position, character);
    return changed.toString();
  }
}
