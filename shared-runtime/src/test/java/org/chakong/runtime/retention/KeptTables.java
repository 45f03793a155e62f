package org.chakong.runtime.retention;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The tables of a service whose rows leave after a time. */
public final class KeptTables {

  private static final String ROWS =
      "SELECT <key> FROM <table> WHERE <time> < now() AND (<over>) LIMIT 1";

  private KeptTables() {}

  /**
   * Their names.
   *
   * @throws org.jdbi.v3.core.JdbiException when one has not the columns by which its rows leave
   */
  public static List<String> names(Iterable<RetainedTable> tables, DataSource database) {
    List<String> names = new ArrayList<>();
    for (RetainedTable table : tables) {
      Jdbi.create(database)
          .useHandle(handle ->
              handle
                  .createQuery(ROWS)
                  .define("key", table.key())
                  .define("table", table.name())
                  .define("time", table.time())
                  .define("over", table.over())
                  .mapToMap()
                  .list());
      names.add(table.name());
    }
    return names;
  }
}
