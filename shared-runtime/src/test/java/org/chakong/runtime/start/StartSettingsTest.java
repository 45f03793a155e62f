package org.chakong.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartSettingsTest {

  private static final String URL = "quarkus.datasource.jdbc.url";
  private static final String KEY = "mp.jwt.verify.publickey.location";

  @Test
  void without_a_database_a_service_does_not_start() {
    assertThatThrownBy(settings(Map.of(KEY, "k.pem"))::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("QUARKUS_DATASOURCE_JDBC_URL");
  }

  @Test
  void without_a_key_for_tokens_a_service_does_not_start() {
    assertThatThrownBy(settings(Map.of(URL, "jdbc:x"))::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
  }

  @Test
  void demo_mode_needs_nothing_and_brings_its_database() {
    StartSettings demo = settings(Map.of("chakong.demo", "true"));
    assertThatCode(demo::check).doesNotThrowAnyException();
    assertThat(demo.embedded()).isTrue();
  }

  @Test
  void a_faulty_policy_stops_the_start_with_file_and_line(@TempDir Path folder) throws Exception {
    Path city = folder.resolve("city.yaml");
    Files.writeString(city, "id: city-2027\nextends: national-online\nid: city-2028\n");

    assertThatThrownBy(demoWith(folder, "410800")::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(city + ":3: duplicate key id")
        .hasMessageContaining("键 id 重复")
        .message()
        .hasLineCount(1);
  }

  @Test
  void a_demo_of_a_centre_without_a_policy_does_not_start(@TempDir Path folder) {
    assertThatThrownBy(demoWith(folder, "320500")::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("no policy for fund centre 320500");
    assertThatCode(demoWith(folder, "310100")::check).doesNotThrowAnyException();
  }

  private static StartSettings demoWith(Path folder, String centre) {
    return settings(
        Map.of(
            "chakong.demo",
            "true",
            "chakong.policies.dir",
            folder.toString(),
            "chakong.centre",
            centre));
  }

  @Test
  void demo_mode_listens_to_this_machine_only() {
    for (String host : new String[] {"0.0.0.0", "::", "192.0.2.1"}) {
      assertThatThrownBy(settings(Map.of("chakong.demo", "true", "quarkus.http.host", host))::check)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining(host);
    }
    assertThatCode(
            settings(Map.of("chakong.demo", "true", "quarkus.http.host", "127.0.0.1"))::check)
        .doesNotThrowAnyException();
  }

  @Test
  void a_configured_database_is_used_instead_of_one_of_its_own() {
    assertThat(settings(Map.of("chakong.demo", "true", URL, "jdbc:x")).embedded()).isFalse();
    assertThat(settings(Map.of("chakong.database", "embedded")).embedded()).isTrue();
  }

  @Test
  void a_period_of_retention_that_drops_what_must_be_kept_stops_the_start() {
    for (String setting :
        new String[] {
          "evidence=P30D",
          "evidence=P0D",
          "evidence=P-30Y",
          "evidence=P9Y",
          "evidence=30 years",
          "looks=P0D",
          "looks=P5M",
          "queries=P3D",
          "deliveries=P0D"
        }) {
      String name = "chakong.retention." + setting.split("=", 2)[0];
      StartSettings refused =
          settings(Map.of("chakong.demo", "true", name, setting.split("=", 2)[1]));
      assertThatThrownBy(refused::check)
          .as(setting)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining(name)
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void evidence_goes_before_thirty_years_only_with_a_ground_of_its_own() {
    String evidence = "chakong.retention.evidence";
    assertThatThrownBy(settings(Map.of("chakong.demo", "true", evidence, "P20Y"))::check)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("chakong.retention.evidence-ground");
    assertThatCode(
            settings(Map.of("chakong.demo", "true", evidence, "P20Y", evidence + "-ground", "测试依据"))
                ::check)
        .doesNotThrowAnyException();
    assertThatCode(settings(Map.of("chakong.demo", "true", evidence, "P50Y"))::check)
        .doesNotThrowAnyException();
  }

  private static StartSettings settings(Map<String, String> properties) {
    return StartSettings.read(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build());
  }
}
