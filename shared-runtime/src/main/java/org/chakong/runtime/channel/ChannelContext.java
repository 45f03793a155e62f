package org.chakong.runtime.channel;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What is known of the channel request at hand. */
@RequestScoped
public class ChannelContext {

  private VerifiedSender sender;

  /**
   * The peer whose token verified.
   *
   * @throws IllegalStateException outside a {@link SignedChannel} resource
   */
  public VerifiedSender sender() {
    return verified().orElseThrow(() -> new IllegalStateException("not on the signed channel"));
  }

  /** Empty when the token did not verify or was not looked at. */
  Optional<VerifiedSender> verified() {
    return Optional.ofNullable(sender);
  }

  void verified(VerifiedSender verifiedSender) {
    sender = verifiedSender;
  }
}
