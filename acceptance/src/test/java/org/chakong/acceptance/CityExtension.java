package org.chakong.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts each city's services once for the whole test run, hands the {@link City} to constructors
 * and methods, puts the legal clocks back to real time after each test, and starts what one left
 * dead.
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
    City city = city(context);
    if (Place.of(context.getRequiredTestClass()) == Place.KILLED) {
      city.running().revive();
    }
    city.world().realTime();
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
    Place place = Place.of(context.getRequiredTestClass());
    return context
        .getRoot()
        .getStore(CITIES)
        .getOrComputeIfAbsent(place, where -> new Started(begin(where)), Started.class)
        .city();
  }

  private static City begin(Place place) {
    try {
      Path data =
          Files.createTempDirectory(
              Files.createDirectories(Path.of("target/cities").toAbsolutePath()), place.fundCentre);
      List<String> settings = place == Place.ANOTHER ? AnotherCityPolicies.in(data) : List.of();
      return new City(RunningChakong.start(data, place.fundCentre, settings), place.region);
    } catch (IOException e) {
      throw new UncheckedIOException("no place for the services' data", e);
    }
  }

  /** Where a test class plays. */
  private enum Place {
    JIAOZUO("410800", "410811"),
    SHANGHAI("310100", "310115"),
    ANOTHER("320500", "320505"),
    KILLED("410800", "410811");

    private final String fundCentre;
    private final String region;

    Place(String fundCentre, String region) {
      this.fundCentre = fundCentre;
      this.region = region;
    }

    private static Place of(Class<?> test) {
      if (test.isAnnotationPresent(Shanghai.class)) {
        return SHANGHAI;
      }
      if (test.isAnnotationPresent(Killed.class)) {
        return KILLED;
      }
      return test.isAnnotationPresent(AnotherCity.class) ? ANOTHER : JIAOZUO;
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
