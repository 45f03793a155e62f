package org.chakong.runtime.registry;

import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** SQL over the service's data source: inside a JTA transaction all of it is one connection. */
@Singleton
class RegistryDatabase {

  private final Jdbi jdbi;

  RegistryDatabase(DataSource database) {
    this.jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  <T> T with(Function<Handle, T> work) {
    return jdbi.withHandle(work::apply);
  }

  /**
   * Does work inside the caller's transaction of which nothing stays unless the result says so, not
   * even that a statement failed.
   */
  <T> T unless(Predicate<T> undone, Supplier<T> work) {
    with(handle -> handle.execute("SAVEPOINT registry"));
    T result = work.get();
    if (undone.test(result)) {
      with(handle -> handle.execute("ROLLBACK TO SAVEPOINT registry"));
    }
    return result;
  }
}
