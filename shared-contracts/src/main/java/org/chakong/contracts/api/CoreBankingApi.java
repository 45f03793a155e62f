package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.Payee;

/**
 * What a fund centre's core offers the adapter; published as {@code openapi/core-banking-v1.yaml}.
 * The embedded core serves it too. Every write is idempotent by the number in its path.
 */
@Path("/core/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface CoreBankingApi {

  /** Accounts of a person; the id number goes in the body, never in a URL. */
  @POST
  @Path("/accounts/search")
  @Consumes(MediaType.APPLICATION_JSON)
  Accounts search(Person person);

  @GET
  @Path("/accounts/{accountNo}")
  CoreFacts.Account account(@PathParam("accountNo") String accountNo);

  /** Sets the hold to at most {@code amount}, capped by what is free beside it. */
  @PUT
  @Path("/accounts/{accountNo}/holds/{freezeNo}")
  @Consumes(MediaType.APPLICATION_JSON)
  Held hold(
      @PathParam("accountNo") String accountNo, @PathParam("freezeNo") String freezeNo, Hold hold);

  /** Ends a hold; one that is not there is no error. */
  @DELETE
  @Path("/accounts/{accountNo}/holds/{freezeNo}")
  void release(@PathParam("accountNo") String accountNo, @PathParam("freezeNo") String freezeNo);

  /** Instructs a payout, from the hold first. */
  @PUT
  @Path("/transfers/{deductionNo}")
  @Consumes(MediaType.APPLICATION_JSON)
  Transferred transfer(@PathParam("deductionNo") String deductionNo, Transfer transfer);

  @GET
  @Path("/transfers/{deductionNo}")
  Transferred transfer(@PathParam("deductionNo") String deductionNo);

  /** Whose accounts are asked for. */
  record Person(String idType, String idNumber) {

    /** Tells nothing of the person. */
    @Override
    public String toString() {
      return "Person[]";
    }
  }

  /** The accounts found, possibly none. */
  record Accounts(List<CoreFacts.Account> items) {

    public Accounts {
      items = List.copyOf(items);
    }
  }

  /** A hold in yuan. */
  record Hold(Money amount) {}

  /** What the core now holds, in yuan. */
  record Held(Money held) {}

  /** A payout. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Transfer(String accountNo, String freezeNo, Money amount, Payee payee) {}

  /** Where a payout is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Transferred(DeductionView.State state, String bankReference) {}
}
