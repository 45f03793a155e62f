package org.chakong.runtime.start;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chakong.runtime.database.EmbeddedDatabase;
import org.chakong.runtime.database.WalArchive;
import org.chakong.runtime.demo.DemoIssuer;
import org.jboss.logging.Logger;

/**
 * Starts one service: the one door both {@code main} methods go through. Decides where the database
 * is, sets demo mode up, and sees to it that at the end the service stops before its database.
 */
public final class ServiceStart {

  private static final Logger LOG = Logger.getLogger(ServiceStart.class);
  private static final int REFUSED = 2;
  private static final String LOOPBACK = "127.0.0.1";

  private final String service;
  private final StartSettings settings;
  private EmbeddedDatabase database;

  private ServiceStart(String service, StartSettings settings) {
    this.service = service;
    this.settings = settings;
  }

  /**
   * Runs the service until it is told to stop. Exits with status 2 and one line on standard error
   * when it must not start as configured.
   *
   * @param service short name, also the name of its room under the data directory
   */
  public static void run(String service, String... args) {
    run(service, settings -> Optional.empty(), args);
  }

  /**
   * As {@link #run(String, String...)}, for a service with a choice of its own to make.
   *
   * @param obstacle why the service must not start as configured, in one line, or empty
   */
  public static void run(
      String service, Function<SmallRyeConfig, Optional<String>> obstacle, String... args) {
    try {
      SmallRyeConfig config = ConfigUtils.configBuilder().build();
      Optional<String> found = obstacle.apply(config);
      if (found.isPresent()) {
        throw new StartRefused(found.get());
      }
      new ServiceStart(service, StartSettings.read(config)).prepare();
    } catch (StartRefused e) {
      System.err.println("chakong " + service + ": " + e.getMessage());
      System.exit(REFUSED);
    }
    Quarkus.run(args);
  }

  private void prepare() throws StartRefused {
    settings.check();
    settings.parent().ifPresent(ServiceStart::endWith);
    Map<String, String> decided = new HashMap<>();
    decided.put("chakong.data", settings.data().toString());
    decided.put("chakong.demo", Boolean.toString(settings.demo()));
    try {
      if (settings.passwordFile().isPresent()) {
        decided.put("quarkus.datasource.password", secret(settings.passwordFile().get()));
      }
      if (settings.demo()) {
        decided.put("quarkus.http.host", LOOPBACK);
        decided.put("quarkus.log.console.json.enabled", "false");
        decided.putAll(DemoIssuer.in(settings.data()).settings());
      }
      if (!settings.demo() && settings.identityProvider()) {
        decided.put("quarkus.oidc.tenant-enabled", "true");
      }
      if (settings.embedded()) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopDatabase, "database-stop"));
        decided.putAll(startDatabase());
      }
    } catch (IOException e) {
      throw new StartRefused(oneLine(e), e);
    }
    decided.forEach(System::setProperty);
  }

  private static String secret(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  /** An exception of the file system says only the path as its message. */
  private static String oneLine(IOException e) {
    String kind = e.getClass() == IOException.class ? "" : e.getClass().getSimpleName() + ": ";
    return kind + e.getMessage();
  }

  private synchronized Map<String, String> startDatabase() throws IOException {
    database =
        EmbeddedDatabase.start(
            settings.data().resolve(service),
            settings.archive().map(all -> new WalArchive(all.dir().resolve(service), all.every())));
    database.keepRunning();
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.username(),
        "quarkus.datasource.password", database.password());
  }

  /** Runs while Quarkus stops in a shutdown hook of its own, which gives no order of the two. */
  private synchronized void stopDatabase() {
    Application application = ApplicationLifecycleManager.getCurrentApplication();
    if (application != null) {
      application.awaitShutdown();
    }
    if (database == null) {
      return;
    }
    try {
      database.close();
    } catch (IOException | RuntimeException e) {
      LOG.error("the embedded PostgreSQL did not stop; the next start takes it over", e);
    }
  }

  private static void endWith(long parent) {
    Thread watch = new Thread(() -> outlive(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void outlive(long parent) {
    ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
    System.exit(0);
  }
}
