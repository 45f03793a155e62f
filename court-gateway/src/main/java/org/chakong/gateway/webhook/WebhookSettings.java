package org.chakong.gateway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where and how case systems are told. Endpoints stand here and nowhere else, so that no caller can
 * make the gateway call an address. Times are real time.
 */
@ConfigMapping(prefix = "chakong.webhooks")
interface WebhookSettings {

  /** The endpoints, under names of the operator's choice. */
  Map<String, Endpoint> endpoints();

  /** The longest that one call may take. */
  @WithDefault("10s")
  Duration timeout();

  /** The pause after the first failure; doubled after each further one. */
  @WithDefault("2s")
  Duration firstPause();

  @WithDefault("1h")
  Duration longestPause();

  /** How long a change is tried to be told before it is given up. */
  @WithDefault("5d")
  Duration giveUpAfter();

  /** How many calls to one endpoint run at the same time, each of another request. */
  @WithDefault("8")
  int callsAtOnce();

  /** An endpoint of one court. */
  interface Endpoint {

    /** The court's code. */
    String court();

    URI url();

    /**
     * {@code whsec_} and a base64 key of 24 to 64 bytes; the first signs, with a second one during
     * a change of keys both do.
     */
    List<String> secrets();
  }
}
