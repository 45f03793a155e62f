package org.chakong.runtime.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code backup} and {@code restore} of a service's embedded database. Exit status 0 for done, 2
 * for what could not be done, with one line that says why.
 */
public final class DatabaseCommand {

  private static final int CANNOT = 2;
  private static final String USAGE =
      """
      usage: backup --data DIR --service gateway|fund --to DIR [--keep N --archive DIR] | restore \
      --data DIR --service gateway|fund --from DIR --archive DIR [--at TIME] [--core-events-first]\
      """;
  private static final List<String> OPTIONS =
      List.of("--data", "--service", "--to", "--keep", "--from", "--archive", "--at");
  private static final String CORE_EVENTS_FIRST = "--core-events-first";
  private static final String FUND = "fund";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

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

  static void run(PrintStream out, String... args) throws IOException, SQLException {
    List<String> words = new ArrayList<>(List.of(args));
    boolean coreEventsFirst = words.remove(CORE_EVENTS_FIRST);
    Map<String, String> options = options(words);
    String service = value(options, "--service");
    if (coreEventsFirst && !(args[0].equals("restore") && service.equals(FUND))) {
      throw new IOException(CORE_EVENTS_FIRST + " is for a restore of the fund");
    }
    Path room = Path.of(value(options, "--data")).resolve(service).toAbsolutePath();
    switch (args[0]) {
      case "backup" -> backup(out, options, service, room);
      case "restore" -> {
        Path from = Path.of(value(options, "--from")).resolve(service).toAbsolutePath();
        BaseBackup.putBack(from, archive(options, service), room, at(options));
        mark(room, coreEventsFirst);
        out.printf(
            "已放回 put back: %s. 启动该服务即恢复 start the service: it recovers, asks its peers, then serves%n",
            room);
        if (coreEventsFirst) {
          out.printf(
              "随后由核心系统重发事件 then have the core send its events again, and say"
                  + " ./chakong restore --core-events-complete%n");
        }
      }
      default -> throw new IOException(USAGE);
    }
  }

  /** For the service's start; one that an earlier restore left would surprise. */
  private static void mark(Path room, boolean coreEventsFirst) throws IOException {
    Path marker = room.resolve(CORE_EVENTS_FIRST.substring(2));
    if (coreEventsFirst) {
      Files.write(marker, new byte[0]);
    } else {
      Files.deleteIfExists(marker);
    }
  }

  private static void backup(
      PrintStream out, Map<String, String> options, String service, Path room)
      throws IOException, SQLException {
    Path to = Path.of(value(options, "--to")).resolve(service).toAbsolutePath().normalize();
    Optional<Integer> keep = keep(options);
    Optional<Path> archive =
        keep.isPresent() ? Optional.of(archive(options, service)) : Optional.empty();
    BaseBackup.take(room, to);
    out.printf("备份完成 backup of the %s in %s%n", service, to);
    if (keep.isPresent()) {
      KeptBackups.Gone gone = KeptBackups.keep(keep.get(), to, archive.get());
      out.printf(
          "已清理 removed: 旧备份 %d older backups, 日志 %d segments of the log%n",
          gone.backups(), gone.segments());
    }
  }

  private static Path archive(Map<String, String> options, String service) throws IOException {
    return Path.of(value(options, "--archive")).resolve(service).toAbsolutePath();
  }

  private static Optional<Integer> keep(Map<String, String> options) throws IOException {
    Optional<String> keep = Optional.ofNullable(options.get("--keep"));
    if (keep.isPresent() && !NUMBER.matcher(keep.get()).matches()) {
      throw new IOException("--keep is a number from 1 to 999");
    }
    return keep.map(Integer::parseInt);
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

  private static Map<String, String> options(List<String> args) throws IOException {
    Map<String, String> options = new HashMap<>();
    for (int at = 1; at + 1 < args.size(); at += 2) {
      options.put(args.get(at), args.get(at + 1));
    }
    if (args.size() % 2 == 0 || !OPTIONS.containsAll(options.keySet())) {
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
