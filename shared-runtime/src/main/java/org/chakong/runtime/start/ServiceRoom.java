package org.chakong.runtime.start;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this service keeps its own files, and whether it runs in demo mode. */
@Singleton
public class ServiceRoom {

  private final Path data;
  private final Path room;
  private final boolean demo;

  public ServiceRoom(
      @ConfigProperty(name = "chakong.data", defaultValue = ".chakong/data") Path data,
      @ConfigProperty(name = "chakong.service") String service,
      @ConfigProperty(name = "chakong.demo", defaultValue = "false") boolean demo) {
    this.data = data;
    this.room = data.resolve(service);
    this.demo = demo;
  }

  /** A file or directory of this service by its name; nothing is created. */
  public Path path(String name) {
    return room.resolve(name);
  }

  /** A file or directory that the services of one data directory share; nothing is created. */
  public Path shared(String name) {
    return data.resolve(name);
  }

  public boolean demo() {
    return demo;
  }
}
