package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Restores of the centre's database 恢复备份, part of the Fund API. Both calls are answered while the
 * centre is closed after a restore.
 */
@Path("/fund/v1/restorations")
@Produces(MediaType.APPLICATION_JSON)
public interface FundRestorationsApi {

  /** The newest 20, the newest first; for {@code fund-ops}, {@code fund-core}. */
  @GET
  CentreRestorations restorations();

  /**
   * The core has sent again all events since the backup: what was lost is carried out again, with
   * each event in its place. Saying it again changes nothing. 409 when the newest restore did not
   * wait for the core; for {@code fund-ops}.
   */
  @POST
  @Path("/core-events-complete")
  CentreRestoration coreEventsComplete();

  /** Restores, the newest first. */
  record CentreRestorations(List<CentreRestoration> items) {

    public CentreRestorations {
      items = List.copyOf(items);
    }
  }

  /**
   * A restore of the centre's database; all times but those of events are real time.
   *
   * @param foundAt when the centre found that its database had been put back
   * @param since what was said after may have been lost
   * @param endedAt when it served again, null before
   * @param coreEvents null where the core's events are not awaited before all else
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CentreRestoration(
      long number,
      OffsetDateTime foundAt,
      OffsetDateTime since,
      OffsetDateTime endedAt,
      AwaitedCoreEvents coreEvents) {}

  /**
   * The events that the core has sent while the centre waited for them.
   *
   * @param completeAt when an operator said that these are all, null before
   * @param kept how many are kept; what had been applied before the backup is not among them
   * @param done how many of them have had their turn
   * @param earliest when the first of them happened, legal time; null where none says
   * @param refused those refused in their place and not applied since, at most 200
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AwaitedCoreEvents(
      OffsetDateTime awaitedSince,
      OffsetDateTime completeAt,
      String completeBy,
      long kept,
      long done,
      OffsetDateTime earliest,
      OffsetDateTime latest,
      List<RefusedCoreEvent> refused) {

    public AwaitedCoreEvents {
      refused = List.copyOf(refused);
    }
  }

  /**
   * An event that could not be applied in its place; the core has to look at it and may send it
   * again.
   *
   * @param at when it happened, null where the core does not say
   * @param code why it was refused; FAILED where it could not be applied at all
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RefusedCoreEvent(String eventId, OffsetDateTime at, String code) {}
}
