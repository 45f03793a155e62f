package org.chakong.fund.core.embedded;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Demo mode only: creates or replaces an account of the embedded core. */
@Path("/demo/v1/accounts/{accountNo}")
@PermitAll
@EndpointDisabled(name = "chakong.demo", stringValue = "false", disableIfMissing = true)
public class DemoAccountResource {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z._-]{1,40}");
  private static final Pattern STATUS = Pattern.compile("0[1-6]|99");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

  private final PutAccount accounts;

  DemoAccountResource(PutAccount accounts) {
    this.accounts = accounts;
  }

  /**
   * Puts the account; 201 when it is new.
   *
   * @throws ProblemException 400 when something is missing; 409 when the balance is below what is
   *     frozen
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public RestResponse<CoreFacts.Account> put(
      @PathParam("accountNo") String accountNo, CoreFacts.Account account) {
    List<Violation> wrong = wrong(accountNo, account);
    if (!wrong.isEmpty()) {
      throw new ProblemException(ProblemCode.MALFORMED, wrong);
    }
    return switch (accounts.put(accountNo, account)) {
      case PutAccount.Outcome.Created(CoreFacts.Account now) ->
          RestResponse.status(RestResponse.Status.CREATED, now);
      case PutAccount.Outcome.Replaced(CoreFacts.Account now) -> RestResponse.ok(now);
      case PutAccount.Outcome.BelowHeld() -> throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  private static List<Violation> wrong(String accountNo, CoreFacts.Account account) {
    List<Violation> wrong = new ArrayList<>();
    CoreFacts.Owner owner = account.owner();
    require(wrong, "accountNo", NUMBER.matcher(accountNo).matches());
    require(
        wrong, "accountNo", account.accountNo() == null || account.accountNo().equals(accountNo));
    require(wrong, "owner.name", owner != null && isWritten(owner.name()));
    require(wrong, "owner.idType", owner != null && isWritten(owner.idType()));
    require(wrong, "owner.idNumber", owner != null && isWritten(owner.idNumber()));
    require(
        wrong, "status", account.status() != null && STATUS.matcher(account.status()).matches());
    require(
        wrong,
        "lastContributionMonth",
        account.lastContributionMonth() == null
            || MONTH.matcher(account.lastContributionMonth()).matches());
    return wrong;
  }

  private static boolean isWritten(String text) {
    return text != null && !text.isBlank();
  }

  private static void require(List<Violation> wrong, String field, boolean right) {
    if (!right) {
      wrong.add(new Violation(field, ProblemCode.MALFORMED.name(), null));
    }
  }
}
