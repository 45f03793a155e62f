package org.chakong.fund.freeze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A connection that lets PostgreSQL execute and explain each statement, undoes that, and then runs
 * it: what is explained is what production code runs, with its arguments, and no copy of it.
 */
final class ExplainedConnection {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EXECUTES = List.of("execute", "executeQuery", "executeUpdate");

  private final Connection real;
  private final List<Explained> statements = new ArrayList<>();

  ExplainedConnection(Connection real) {
    this.real = real;
  }

  /**
   * A node of a plan that reads a table.
   *
   * @param rows read, those that a filter then refused included, over all loops
   */
  record Scan(String node, String relation, double rows) {}

  /**
   * @param buffers pages looked at
   */
  record Explained(String sql, List<Scan> scans, long buffers) {}

  List<Explained> statements() {
    return statements;
  }

  Connection connection() {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = call(real, method, arguments);
          return result instanceof PreparedStatement statement
              ? explained((String) arguments[0], statement)
              : result;
        });
  }

  private PreparedStatement explained(String sql, PreparedStatement statement) {
    List<Setting> settings = new ArrayList<>();
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (arguments == null && EXECUTES.contains(method.getName())) {
            explain(sql, settings);
          } else if (method.getName().startsWith("set") && arguments.length > 1) {
            settings.add(new Setting(method, arguments));
          }
          return call(statement, method, arguments);
        });
  }

  private record Setting(Method method, Object[] arguments) {}

  private void explain(String sql, List<Setting> settings) throws Throwable {
    Savepoint before = real.setSavepoint();
    try (PreparedStatement explain =
        real.prepareStatement("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)) {
      for (Setting setting : settings) {
        call(explain, setting.method(), setting.arguments());
      }
      try (ResultSet answer = explain.executeQuery()) {
        answer.next();
        JsonNode plan = JSON.readTree(answer.getString(1)).get(0).get("Plan");
        List<Scan> scans = new ArrayList<>();
        collect(plan, scans);
        long buffers =
            plan.path("Shared Hit Blocks").asLong() + plan.path("Shared Read Blocks").asLong();
        statements.add(new Explained(sql, scans, buffers));
      }
    } finally {
      real.rollback(before);
    }
  }

  private static void collect(JsonNode node, List<Scan> scans) {
    if (node.has("Relation Name") && node.path("Node Type").asText().endsWith("Scan")) {
      double rows =
          node.path("Actual Rows").asDouble()
              + node.path("Rows Removed by Filter").asDouble()
              + node.path("Rows Removed by Index Recheck").asDouble();
      scans.add(
          new Scan(
              node.path("Node Type").asText(),
              node.path("Relation Name").asText(),
              rows * node.path("Actual Loops").asDouble()));
    }
    node.path("Plans").forEach(child -> collect(child, scans));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException refused ? refused : e.getCause();
    }
  }
}
