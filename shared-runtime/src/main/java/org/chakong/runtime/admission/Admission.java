package org.chakong.runtime.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.admission.Door.Name;
import org.chakong.runtime.channel.EarlyRefusal;

/**
 * Lets in as many calls as can be worked on and refuses the others with 503 and {@code
 * Retry-After}, before their body is read and anything is stored: who is refused may simply come
 * again. Health and metrics are always let in.
 */
@Singleton
class Admission {

  private static final int BEFORE_ALL_ELSE = 1100;

  /** For each of two doors; a body is there as it came, as an array and on its way to be stored. */
  private static final int PART_OF_MEMORY = 8;

  private final Instance<AdmissionSettings> settings;
  private final EarlyRefusal refusal;
  private final MeterRegistry meters;
  private final Map<Name, Door> doors = new EnumMap<>(Name.class);
  private final Map<Name, BodyRoom> bodies = new EnumMap<>(Name.class);
  private final Map<Name, Counter> refused = new EnumMap<>(Name.class);

  /**
   * @param settings looked up late: filters are installed before there is any configuration
   */
  Admission(Instance<AdmissionSettings> settings, EarlyRefusal refusal, MeterRegistry meters) {
    this.settings = settings;
    this.refusal = refusal;
    this.meters = meters;
    Stream.of(Name.values())
        .forEach(name -> {
          doors.put(name, new Door());
          bodies.put(name, new BodyRoom());
        });
  }

  void install(@Observes Filters filters) {
    filters.register(this::admit, BEFORE_ALL_ELSE);
  }

  void measure(@Observes StartupEvent started) {
    doors.forEach((name, door) -> {
      Gauge.builder("chakong.admission.inside", door::inside)
          .description("Calls that are worked on")
          .tag("door", name.label())
          .register(meters);
      refused.put(
          name,
          Counter.builder("chakong.admission.refused")
              .description("Calls refused because too many were worked on")
              .tag("door", name.label())
              .register(meters));
    });
  }

  /** The call at hand only waits from now on. */
  void stepAside() {
    doors.get(Name.CALLERS).leave();
  }

  /** It is worked on again, whoever has come in meanwhile. */
  void stepBack() {
    doors.get(Name.CALLERS).enter(Integer.MAX_VALUE);
  }

  private void admit(RoutingContext http) {
    String path = http.normalizedPath();
    if (path.startsWith("/q/")) {
      http.next();
      return;
    }
    Name name = EarlyRefusal.isChannel(path) ? Name.CHANNEL : Name.CALLERS;
    Door door = doors.get(name);
    long bytes = BodyRoom.of(http.request());
    if (enter(name, bytes)) {
      long cutOff =
          http.vertx()
              .setTimer(settings.get().bodyWithin().toMillis(), over -> cutOffWhileSending(http));
      leaveOnce(
          http,
          () -> {
            http.vertx().cancelTimer(cutOff);
            bodies.get(name).give(bytes);
            door.leave();
          });
      http.next();
    } else {
      refused.get(name).increment();
      http.response()
          .putHeader(
              HttpHeaders.RETRY_AFTER, String.valueOf(settings.get().retryAfter().toSeconds()));
      refusal.end(http, ProblemCode.OVERLOADED);
    }
  }

  private boolean enter(Name name, long bytes) {
    if (!doors.get(name).enter(room(name))) {
      return false;
    }
    if (bodies.get(name).take(bytes, bodyRoom())) {
      return true;
    }
    doors.get(name).leave();
    return false;
  }

  private long bodyRoom() {
    return settings
        .get()
        .bodyRoom()
        .map(MemorySize::asLongValue)
        .orElse(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
  }

  /** The server's own read timeout is for silence: one byte now and then would hold a place. */
  private static void cutOffWhileSending(RoutingContext http) {
    if (!http.request().isEnded()) {
      http.request().connection().close();
    }
  }

  /**
   * Where a body is larger than the server takes, the server puts a handler of its own in place of
   * the one for the end; the one for the body's end it leaves alone.
   */
  private static void leaveOnce(RoutingContext http, Runnable left) {
    AtomicBoolean inside = new AtomicBoolean(true);
    Runnable leave =
        () -> {
          if (inside.getAndSet(false)) {
            left.run();
          }
        };
    http.addEndHandler(ended -> leave.run());
    http.addBodyEndHandler(written -> leave.run());
  }

  private int room(Name name) {
    return switch (name) {
      case CHANNEL -> settings.get().channel();
      case CALLERS -> settings.get().callers();
    };
  }
}
