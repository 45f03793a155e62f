package org.chakong.fund.freeze;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.fund.audit.RegisterAudit;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.embedded.ApplyCoreEvents;
import org.chakong.fund.core.embedded.EmbeddedCoreOnConnection;
import org.chakong.fund.deduct.Deductions;
import org.chakong.fund.deduct.DeductionsOnConnection;
import org.chakong.runtime.clock.ClockTrust;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The register as production wires it, but over one connection whose transactions the test holds:
 * thousands of sequences can be played and rolled back in a minute.
 */
final class RegisterOnConnection {
  private static final Who WATCH = new Who("expiry-watch", "term ended", null);

  final Connection connection;
  final Core core;
  final FreezeRegister register;
  final Deductions deductions;
  final ApplyCoreEvents events;
  final RegisterAudit audit;
  final Map<String, FreezeChanged> told = new LinkedHashMap<>();
  private final Clock clock;
  private final DueFreezes due;
  private final EndedTerms ended;
  private final Queues queues;

  RegisterOnConnection(Connection connection, Clock clock, WorkingDayCalendar calendar) {
    this.connection = connection;
    this.clock = clock;
    Jdbi jdbi = Jdbi.create(connection).installPlugin(new PostgresPlugin());
    core = EmbeddedCoreOnConnection.core(jdbi);
    FreezeHistory history = new FreezeHistory(jdbi);
    FreezeRows freezes = new FreezeRows(jdbi, history);
    TermRows termRows = new TermRows(jdbi, history);
    PartRows parts = new PartRows(jdbi);
    QueueRows queueRows = new QueueRows(jdbi);
    FreezeViews views = new FreezeViews(jdbi, core);
    Terms terms = new Terms(calendar);
    ClockTrust trust = new ClockTrust(Clock.systemUTC(), System::nanoTime);
    queues =
        new Queues(
            core, freezes, termRows, parts, queueRows, views, terms, trust, clock, new Told());
    due = new DueFreezes(jdbi);
    ended = new EndedTerms(core, due, parts, queues, trust, clock);
    PlaceFreeze place =
        new PlaceFreeze(core, freezes, termRows, parts, queueRows, queues, ended, views, terms);
    LaterFreezes later = new LaterFreezes(core, freezes, termRows, parts, queueRows, queues);
    register =
        new FreezeRegister(
            clock,
            place,
            new PlaceServed(place, later, ended, parts, queueRows, queues),
            new ReinstateFreeze(core, later, freezes, parts, queues, terms),
            new ChangeFreeze(core, freezes, termRows, parts, queues, views, terms),
            new KeepAliveRows(jdbi),
            views,
            new RegisterQueries(jdbi),
            new AccountRegister(jdbi, core));
    FrozenMoney frozen = new FrozenMoney(clock, core, ended, freezes, parts, queues, views);
    deductions = DeductionsOnConnection.over(jdbi, clock, core, frozen);
    IncomingMoney incoming = new IncomingMoney(clock, ended, queues, parts, queueRows);
    events = EmbeddedCoreOnConnection.events(jdbi, clock, incoming);
    audit = new RegisterAudit(jdbi, true);
  }

  /** As the watch does every second, in the transaction at hand. */
  void expire() {
    Act act = new Act(WATCH, clock.instant());
    int count;
    do {
      count = ended.expire(due.due(act.today(), "end-freeze", 200), act);
    } while (count > 0);
    queues.tell(act);
  }

  /** Keeps the last word about each freeze. */
  private final class Told implements Event<FreezesChanged> {

    @Override
    public void fire(FreezesChanged changed) {
      changed.all().forEach(one -> told.put(one.freezeNo(), one));
    }

    @Override
    public <U extends FreezesChanged> CompletionStage<U> fireAsync(U changed) {
      throw new UnsupportedOperationException("courts are told in the same transaction");
    }

    @Override
    public <U extends FreezesChanged> CompletionStage<U> fireAsync(
        U changed, NotificationOptions options) {
      throw new UnsupportedOperationException("courts are told in the same transaction");
    }

    @Override
    public Event<FreezesChanged> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U extends FreezesChanged> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException("there is one kind of change");
    }

    @Override
    public <U extends FreezesChanged> Event<U> select(
        TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException("there is one kind of change");
    }
  }
}
