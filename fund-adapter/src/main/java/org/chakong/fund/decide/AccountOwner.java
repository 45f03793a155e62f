package org.chakong.fund.decide;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Owner;
import org.chakong.contracts.identity.NameMatch;
import org.chakong.contracts.identity.PersonId;
import org.chakong.contracts.identity.PersonName;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.NamedRule;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Subject;

/**
 * Whether the person whom a request names owns the accounts that its number leads to. What differs
 * only in how it is typed is the same; what may be the same is for a person to decide and nothing
 * of the account is told before; all else is somebody else.
 */
final class AccountOwner {

  /** Why a person must look. */
  private enum Doubt {
    UNREADABLE("开户姓名无法读取，请核实账户是否属于请求所指的人"),
    NAME("请求的姓名与开户姓名写法不同（间隔号、异体字或者生僻字），请核实是否同一人"),
    ID_TYPE("证件号码相同而证件种类不同，请核实是否同一人"),
    SEVERAL("同一证件号码下有不同姓名的账户，请核实哪些账户属于请求所指的人");

    private final String question;

    Doubt(String question) {
      this.question = question;
    }
  }

  private final Map<NameMatch, List<Account>> byMatch;
  private final Subject asked;
  private final boolean unreadable;

  private AccountOwner(Subject asked, List<Account> accounts) {
    this.asked = asked;
    this.byMatch =
        accounts.stream()
            .collect(
                Collectors.groupingBy(
                    account -> match(account.owner()),
                    () -> new EnumMap<>(NameMatch.class),
                    Collectors.toList()));
    this.unreadable = accounts.stream().anyMatch(account -> name(account.owner()).isEmpty());
  }

  static AccountOwner of(AssistanceRequest request, List<Account> accounts) {
    return new AccountOwner(request.subject(), accounts);
  }

  /** The accounts that are the person's, or where none surely is, those that may be. */
  List<Account> meant() {
    return byMatch.getOrDefault(
        NameMatch.SAME, byMatch.getOrDefault(NameMatch.DOUBTFUL, List.of()));
  }

  boolean inDoubt() {
    return doubt().isPresent();
  }

  /** Empty where there is no account. */
  Optional<RuleFinding> finding(FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.NAME);
    if (byMatch.isEmpty()) {
      return Optional.empty();
    }
    if (meant().isEmpty()) {
      return Optional.of(rule.bar(ReasonCode.NAME_ID_MISMATCH, "姓名与证件号码不符", "请核对姓名和证件号码后重新提出请求。"));
    }
    return doubt()
        .map(found -> rule.review(found.question))
        .or(() -> Optional.of(rule.pass("姓名与证件号码相符")));
  }

  private Optional<Doubt> doubt() {
    if (meant().isEmpty()) {
      return Optional.empty();
    }
    if (byMatch.size() > 1) {
      return Optional.of(Doubt.SEVERAL);
    }
    if (unreadable) {
      return Optional.of(Doubt.UNREADABLE);
    }
    if (byMatch.containsKey(NameMatch.DOUBTFUL)) {
      return Optional.of(Doubt.NAME);
    }
    return meant().stream().allMatch(account -> hasId(account.owner()))
        ? Optional.empty()
        : Optional.of(Doubt.ID_TYPE);
  }

  private NameMatch match(Owner owner) {
    return name(owner)
        .map(name -> PersonName.parse(asked.name()).orElseThrow().compare(name))
        .orElse(NameMatch.DOUBTFUL);
  }

  private static Optional<PersonName> name(Owner owner) {
    return Optional.ofNullable(owner).map(Owner::name).flatMap(PersonName::parse);
  }

  /** A core that does not repeat the document has found the account by it. */
  private boolean hasId(Owner owner) {
    if (owner.idType() == null || owner.idNumber() == null) {
      return true;
    }
    Optional<PersonId> recorded = PersonId.parse(owner.idType(), owner.idNumber());
    return recorded.isPresent()
        && PersonId.parse(asked.idType(), asked.idNumber()).orElseThrow().matches(recorded.get());
  }
}
