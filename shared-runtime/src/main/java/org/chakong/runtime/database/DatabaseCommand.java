package org.chakong.runtime.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code backup} and {@code restore} of a service's embedded database. Exit status 0 for done, 2
 * for what could not be done, with one line that says why.
 */
public final class DatabaseCommand {

  private static final int CANNOT = 2;
  private static final String USAGE =
      """
      usage: backup --data DIR --service gateway|fund --to DIR | restore --data DIR --service \
      gateway|fund --from DIR --archive DIR [--at TIME]\
      """;
  private static final List<String> OPTIONS =
      List.of("--data", "--service", "--to", "--from", "--archive", "--at");

  private DatabaseCommand() {}

  public static void main(String... args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    try {
      run(out, args);
    } catch (IOException | SQLException e) {
      err.println("chakong: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      System.exit(CANNOT);
    }
  }

  private static void run(PrintStream out, String... args) throws IOException, SQLException {
    Map<String, String> options = options(args);
    String service = value(options, "--service");
    Path room = Path.of(value(options, "--data")).resolve(service).toAbsolutePath();
    switch (args[0]) {
      case "backup" -> {
        Path to = Path.of(value(options, "--to")).resolve(service).toAbsolutePath();
        BaseBackup.take(room, to);
        out.printf("备份完成 backup of the %s in %s%n", service, to);
      }
      case "restore" -> {
        Path from = Path.of(value(options, "--from")).resolve(service).toAbsolutePath();
        Path archive = Path.of(value(options, "--archive")).resolve(service).toAbsolutePath();
        BaseBackup.putBack(from, archive, room, at(options));
        out.printf(
            "已放回 put back: %s. 启动该服务即恢复 start the service: it recovers, asks its peers, then serves%n",
            room);
      }
      default -> throw new IOException(USAGE);
    }
  }

  private static Optional<Instant> at(Map<String, String> options) throws IOException {
    try {
      return Optional.ofNullable(options.get("--at"))
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      throw new IOException("--at is a time like 2026-11-21T10:00:00+08:00", e);
    }
  }

  private static Map<String, String> options(String... args) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (int at = 1; at + 1 < args.length; at += 2) {
      options.put(args[at], args[at + 1]);
    }
    if (args.length % 2 == 0 || !OPTIONS.containsAll(options.keySet())) {
      throw new IOException(USAGE);
    }
    return options;
  }

  private static String value(Map<String, String> options, String name) throws IOException {
    if (!options.containsKey(name)) {
      throw new IOException(USAGE);
    }
    return options.get(name);
  }
}
