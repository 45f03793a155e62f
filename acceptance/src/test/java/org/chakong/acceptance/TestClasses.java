package org.chakong.acceptance;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test classes of this module, as compiled. */
final class TestClasses {

  private TestClasses() {}

  static List<Class<?>> all() throws IOException, URISyntaxException {
    Path classes =
        Path.of(TestClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith("Test.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .<Class<?>>map(TestClasses::load)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, TestClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a compiled class that cannot be loaded", e);
    }
  }
}
