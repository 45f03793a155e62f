package org.chakong.runtime.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Removes the rows whose period of retention (保管期限) has passed, some at a time. */
@ApplicationScoped
class EndRetention {

  private static final Logger LOG = Logger.getLogger(EndRetention.class);

  /** In one transaction: whoever else needs the table never waits long. */
  private static final int AT_ONCE = 2000;

  private static final String DELETE =
      """
      DELETE FROM <table> WHERE <key> IN (
        SELECT <key> FROM <table> WHERE <time> < :before AND (<over>) ORDER BY <time> LIMIT :most)
      """;

  private final Iterable<RetainedTable> tables;
  private final Jdbi database;

  @Inject
  EndRetention(@Any Instance<RetainedTable> tables, DataSource database) {
    this((Iterable<RetainedTable>) tables, database);
  }

  EndRetention(Iterable<RetainedTable> tables, DataSource database) {
    this.tables = tables;
    this.database = Jdbi.create(database);
  }

  /**
   * A table that fails holds up no other.
   *
   * @param now real time that is not doubted
   * @return how many rows went
   * @throws JdbiException the first that a table failed with; all others were seen to
   */
  int run(Instant now) {
    int all = 0;
    JdbiException failed = null;
    for (RetainedTable table : tables) {
      try {
        all += run(table, now);
      } catch (JdbiException e) {
        LOG.errorf("rows of %s could not leave: %s", table.name(), e.getClass().getSimpleName());
        failed = failed == null ? e : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
    return all;
  }

  private int run(RetainedTable table, Instant now) {
    Instant before = now.atOffset(ZoneOffset.UTC).minus(table.period()).toInstant();
    int all = 0;
    int gone;
    do {
      gone = database.inTransaction(handle -> delete(handle, table, before));
      all += gone;
    } while (gone == AT_ONCE);
    if (all > 0) {
      LOG.infof("%d rows of %s were older than %s", all, table.name(), table.period());
    }
    return all;
  }

  private static int delete(Handle handle, RetainedTable table, Instant before) {
    // tables that are only added to let rows go for whoever says that their time is over
    handle.execute("SELECT set_config('chakong.retention', ?, true)", table.name());
    return handle
        .createUpdate(
            DELETE
                .replace("<table>", table.name())
                .replace("<key>", table.key())
                .replace("<time>", table.time())
                .replace("<over>", table.over()))
        .bind("before", before.atOffset(ZoneOffset.UTC))
        .bind("most", AT_ONCE)
        .execute();
  }
}
