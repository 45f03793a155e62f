package org.chakong.runtime.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIssuerTest {

  @Test
  void services_that_start_together_share_one_pair(@TempDir Path data) throws Exception {
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> starts =
          IntStream.range(0, 8)
              .<Callable<String>>mapToObj(
                  i -> () -> Files.readString(DemoIssuer.in(data).privateKey()))
              .toList();
      List<Future<String>> keys = pool.invokeAll(starts);
      String first = keys.getFirst().get();
      for (Future<String> key : keys) {
        assertThat(key.get()).isEqualTo(first);
      }
    }
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left).containsExactly(data.resolve("demo"));
    }
  }

  @Test
  void only_the_owner_reads_the_private_key(@TempDir Path data) throws Exception {
    Path key = DemoIssuer.in(data).privateKey();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }
}
