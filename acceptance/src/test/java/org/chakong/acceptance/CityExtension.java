package org.chakong.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts each city's services once for the whole test run, hands the {@link City} to constructors
 * and methods, and puts the legal clocks back to real time after each test.
 */
final class CityExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

  private static final ExtensionContext.Namespace CITIES =
      ExtensionContext.Namespace.create(CityExtension.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    city(context).world().realTime();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    city(context).world().realTime();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == City.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return city(context);
  }

  private static City city(ExtensionContext context) {
    boolean shanghai = context.getRequiredTestClass().isAnnotationPresent(Shanghai.class);
    String fundCentre = shanghai ? "310100" : "410800";
    String region = shanghai ? "310115" : "410811";
    return context
        .getRoot()
        .getStore(CITIES)
        .getOrComputeIfAbsent(
            fundCentre, centre -> new Started(begin(centre, region)), Started.class)
        .city();
  }

  private static City begin(String fundCentre, String region) {
    try {
      Path data =
          Files.createTempDirectory(
              Files.createDirectories(Path.of("target/cities").toAbsolutePath()), fundCentre);
      return new City(RunningChakong.start(data, fundCentre), region);
    } catch (IOException e) {
      throw new UncheckedIOException("no place for the services' data", e);
    }
  }

  /** Closed by the test engine after the last test. */
  private record Started(City city) implements AutoCloseable {
    @Override
    public void close() {
      city.close();
    }
  }
}
