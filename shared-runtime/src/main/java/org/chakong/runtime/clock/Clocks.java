package org.chakong.runtime.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.start.ServiceRoom;

/** Makes the two clocks injectable: legal time as plain {@link Clock}, real time by qualifier. */
@ApplicationScoped
class Clocks {

  @Produces
  @Singleton
  @RealTime
  Clock realTime(LatestShown latest) {
    return latest.noting(Clock.system(LegalZone.ZONE));
  }

  @Produces
  @Singleton
  LegalClock legalTime(@RealTime Clock real, ServiceRoom room) throws IOException {
    return room.demo()
        ? LegalClock.resumed(real, room.path("demo-clock"))
        : LegalClock.unmoved(real);
  }
}
