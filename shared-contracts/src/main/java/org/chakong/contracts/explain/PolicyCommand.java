package org.chakong.contracts.explain;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chakong.contracts.file.Fault;
import org.chakong.contracts.policy.PolicyCheck;
import org.chakong.contracts.policy.PolicyProfile;

/**
 * {@code policy check FILE} and {@code policy explain FILE|ID [--lang en]}, without any service.
 * Exit status 0 for fine, 1 for a faulty file, 2 for a wrong call.
 */
public final class PolicyCommand {
  private static final int FINE = 0;
  private static final int FAULTY = 1;
  private static final int WRONG_CALL = 2;
  private static final String USAGE =
      "policy check FILE|DIR | policy explain FILE|ID [--lang zh|en]";

  private final PrintStream out;
  private final PrintStream err;

  PolicyCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String... args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new PolicyCommand(out, err).run(args));
  }

  int run(String... args) {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    Locale locale = locale(words);
    if (words.size() != 2 || locale == null) {
      err.println("chakong: " + USAGE);
      return WRONG_CALL;
    }
    try {
      return switch (words.getFirst()) {
        case "check" -> check(Path.of(words.getLast()));
        case "explain" -> explain(words.getLast(), locale);
        default -> {
          err.println("chakong: " + USAGE);
          yield WRONG_CALL;
        }
      };
    } catch (IllegalStateException unreadable) {
      err.println("chakong: " + unreadable.getMessage());
      return FAULTY;
    }
  }

  /** Chinese unless another language is asked for; null for one that is not known. */
  private static Locale locale(List<String> words) {
    int at = words.indexOf("--lang");
    if (at < 0) {
      return Locale.CHINESE;
    }
    String wanted = at + 1 < words.size() ? words.remove(at + 1) : "";
    words.remove(at);
    return switch (wanted) {
      case "zh" -> Locale.CHINESE;
      case "en" -> Locale.ENGLISH;
      default -> null;
    };
  }

  private int check(Path file) {
    List<Fault> faults = PolicyCheck.faults(file);
    faults.forEach(fault -> out.println(fault.text()));
    if (faults.isEmpty()) {
      PolicyCheck.profiles(file)
          .forEach(
              profile -> out.println(profile.id() + ": 可以使用 / fine, " + profile.effectiveFrom()));
    }
    return faults.isEmpty() ? FINE : FAULTY;
  }

  private int explain(String fileOrId, Locale locale) {
    Path file = Path.of(fileOrId);
    if (Files.exists(file)) {
      List<Fault> faults = PolicyCheck.faults(file);
      faults.forEach(fault -> err.println(fault.text()));
      if (!faults.isEmpty()) {
        return FAULTY;
      }
      PolicyCheck.profiles(file).forEach(p -> out.print(Explanation.of(p, locale)));
      return FINE;
    }
    Optional<PolicyProfile> known = PolicyCheck.published(fileOrId);
    known.ifPresent(profile -> out.print(Explanation.of(profile, locale)));
    if (known.isEmpty()) {
      err.println("chakong: 没有这个文件或规定 / no such file or policy: " + fileOrId);
    }
    return known.isPresent() ? FINE : FAULTY;
  }
}
