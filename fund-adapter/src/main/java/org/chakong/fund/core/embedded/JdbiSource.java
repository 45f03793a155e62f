package org.chakong.fund.core.embedded;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** SQL over the service's data source: inside a JTA transaction all of it is one connection. */
@ApplicationScoped
class JdbiSource {

  @Produces
  @Singleton
  @DefaultBean
  Jdbi jdbi(DataSource dataSource) {
    return Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
  }
}
