package org.chakong.runtime.channel;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What is known of the channel request at hand. */
@RequestScoped
public class ChannelContext {

  private VerifiedSender sender;
  private boolean looked;

  /**
   * The peer whose token verified.
   *
   * @throws IllegalStateException outside a {@link SignedChannel} resource
   */
  public VerifiedSender sender() {
    return verified().orElseThrow(() -> new IllegalStateException("not on the signed channel"));
  }

  /** Empty when the token did not verify or was not looked at yet. */
  Optional<VerifiedSender> verified() {
    return Optional.ofNullable(sender);
  }

  /** Whether a token was looked at, whatever came of it. */
  boolean looked() {
    return looked;
  }

  void refused() {
    looked = true;
  }

  void verified(VerifiedSender verifiedSender) {
    looked = true;
    sender = verifiedSender;
  }
}
