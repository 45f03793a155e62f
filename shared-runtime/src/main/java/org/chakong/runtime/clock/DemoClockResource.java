package org.chakong.runtime.clock;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.start.ServiceRoom;

/** Demo mode only: shows and moves this service's legal clock. */
@Path("/demo/v1/clock")
@PermitAll
@EndpointDisabled(name = "chakong.demo", stringValue = "false", disableIfMissing = true)
public class DemoClockResource {

  private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final LegalClock clock;
  private final ServiceRoom room;
  private final Event<LegalTimeMoved> moved;

  DemoClockResource(LegalClock clock, ServiceRoom room, Event<LegalTimeMoved> moved) {
    this.clock = clock;
    this.room = room;
    this.moved = moved;
  }

  /** Where to move to: one of the two, RFC 3339 with offset or an ISO 8601 duration. */
  public record Wish(String instant, String offset) {}

  /** What the clock shows, in Asia/Shanghai, and how far that is from real time. */
  public record Face(String instant, String offset) {}

  @GET
  public Face show() {
    return new Face(
        clock.instant().truncatedTo(ChronoUnit.MILLIS).atZone(LegalZone.ZONE).format(RFC_3339),
        clock.offset().toString());
  }

  @PUT
  public Face move(Wish wish) throws IOException {
    clock.move(offset(wish), room.path("demo-clock"));
    moved.fire(new LegalTimeMoved(clock.instant()));
    return show();
  }

  private Duration offset(Wish wish) {
    if (wish == null || (wish.instant() == null) == (wish.offset() == null)) {
      throw new BadRequestException("either instant or offset");
    }
    Instant realNow = clock.instant().minus(clock.offset());
    try {
      Duration offset =
          wish.offset() != null
              ? Duration.parse(wish.offset())
              : Duration.between(realNow, OffsetDateTime.parse(wish.instant()).toInstant());
      Instant shown = realNow.plus(offset);
      if (shown.isBefore(EARLIEST) || shown.isAfter(LATEST)) {
        throw new BadRequestException("legal time must stay between 2000 and 2100");
      }
      return offset;
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadRequestException("not an instant with offset or an ISO 8601 duration", e);
    }
  }
}
