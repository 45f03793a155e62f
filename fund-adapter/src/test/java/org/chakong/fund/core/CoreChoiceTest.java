package org.chakong.fund.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoreChoiceTest {

  @Test
  void inEarnestTheEmbeddedCoreHasToBeChosen() {
    assertThat(obstacle(Map.of())).hasValueSatisfying(line -> assertThat(line).contains("no core"));
    assertThat(obstacle(Map.of("chakong.core", "embedded"))).isEmpty();
  }

  @Test
  void demoModeNeedsNoChoice() {
    assertThat(obstacle(Map.of("chakong.demo", "true"))).isEmpty();
  }

  @Test
  void aCoreThatIsNotThereIsRefusedInDemoModeToo() {
    assertThat(obstacle(Map.of("chakong.core", "rest", "chakong.demo", "true"))).isPresent();
  }

  private static Optional<String> obstacle(Map<String, String> settings) {
    return CoreChoice.obstacle(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build());
  }
}
