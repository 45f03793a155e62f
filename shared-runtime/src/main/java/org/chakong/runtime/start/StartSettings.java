package org.chakong.runtime.start;

import io.smallrye.config.SmallRyeConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.policy.Policies;
import org.chakong.runtime.database.WalArchive;
import org.chakong.runtime.retention.RetentionFloor;

/**
 * What has to be known before Quarkus starts, from the same sources Quarkus reads.
 *
 * @param data directory of all services, absolute
 * @param demo {@code chakong.demo}
 * @param jdbcUrl {@code quarkus.datasource.jdbc.url}, a PostgreSQL that is run elsewhere
 * @param embedded whether this process runs its own PostgreSQL
 * @param passwordFile file with the database password, {@code chakong.database.password-file}
 * @param archive of the embedded server's write-ahead log, one directory of each service in {@code
 *     chakong.database.archive}
 * @param host {@code quarkus.http.host} where somebody set it
 * @param verifiesTokens whether a key to verify callers' tokens is configured
 * @param identityProvider whether people sign in on pages through an OpenID provider
 * @param policies folder of policy files beside those that come with the product, {@code
 *     chakong.policies.dir}
 * @param centre the fund centre of demo mode, {@code chakong.centre}
 * @param retention why the periods of retention are too short to start with
 * @param parent process this service must not outlive, {@code chakong.parent}
 */
record StartSettings(
    Path data,
    boolean demo,
    Optional<String> jdbcUrl,
    boolean embedded,
    Optional<Path> passwordFile,
    Optional<WalArchive> archive,
    Optional<String> host,
    boolean verifiesTokens,
    boolean identityProvider,
    Optional<Path> policies,
    Optional<String> centre,
    Optional<String> retention,
    Optional<Long> parent) {

  static StartSettings read(SmallRyeConfig config) {
    boolean demo = config.getOptionalValue("chakong.demo", Boolean.class).orElse(false);
    Optional<String> url = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
    Optional<String> kind = config.getOptionalValue("chakong.database", String.class);
    return new StartSettings(
        Path.of(config.getOptionalValue("chakong.data", String.class).orElse(".chakong/data"))
            .toAbsolutePath()
            .normalize(),
        demo,
        url,
        url.isEmpty() && (demo || kind.filter("embedded"::equals).isPresent()),
        config.getOptionalValue("chakong.database.password-file", Path.class),
        archive(config),
        config.getOptionalValue("quarkus.http.host", String.class),
        config.getOptionalValue("mp.jwt.verify.publickey.location", String.class).isPresent()
            || config.getOptionalValue("mp.jwt.verify.publickey", String.class).isPresent(),
        config.getOptionalValue("quarkus.oidc.auth-server-url", String.class).isPresent(),
        config.getOptionalValue("chakong.policies.dir", Path.class),
        config.getOptionalValue("chakong.centre", String.class),
        RetentionFloor.obstacle(config),
        config.getOptionalValue("chakong.parent", Long.class));
  }

  private static Optional<WalArchive> archive(SmallRyeConfig config) {
    Duration every =
        config
            .getOptionalValue("chakong.database.archive-every", Duration.class)
            .orElse(Duration.ofMinutes(1));
    return config
        .getOptionalValue("chakong.database.archive", Path.class)
        .map(dir -> new WalArchive(dir.toAbsolutePath().normalize(), every));
  }

  /** Refuses what would start a service nobody can use, or one that the wrong people can. */
  void check() throws StartRefused {
    if (!embedded && jdbcUrl.isEmpty()) {
      throw new StartRefused(
          "no database: set QUARKUS_DATASOURCE_JDBC_URL, or chakong.database=embedded for one of its own");
    }
    if (demo && host.isPresent() && !isLoopback(host.get())) {
      throw new StartRefused(
          "demo mode listens on this machine only, not on quarkus.http.host=" + host.get());
    }
    if (!demo && !verifiesTokens) {
      throw new StartRefused(
          "no key to verify callers' tokens: set MP_JWT_VERIFY_PUBLICKEY_LOCATION and MP_JWT_VERIFY_ISSUER");
    }
    if (retention.isPresent()) {
      throw new StartRefused(retention.get());
    }
    if (policies.isPresent()) {
      checkPolicies();
    }
  }

  /** Before the database is started and any port is open. */
  private void checkPolicies() throws StartRefused {
    try {
      Set<String> served = Policies.load(policies).fundCentres();
      if (demo && centre.isPresent() && !served.contains(centre.get())) {
        throw new StartRefused(
            "no policy for fund centre "
                + centre.get()
                + ": there are "
                + String.join(", ", served)
                + "; another city's file goes into the folder that chakong.policies.dir names");
      }
    } catch (IllegalStateException faulty) {
      throw new StartRefused(faulty.getMessage(), faulty);
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
