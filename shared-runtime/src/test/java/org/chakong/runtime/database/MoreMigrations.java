package org.chakong.runtime.database;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** The migrations of a service and some more, by the names of their files. */
final class MoreMigrations implements ResourceProvider {

  private final ResourceProvider known;
  private final Map<String, String> more;

  MoreMigrations(ResourceProvider known, Map<String, String> more) {
    this.known = known;
    this.more = more;
  }

  @Override
  public LoadableResource getResource(String name) {
    return more.containsKey(name) ? new Text(name, more.get(name)) : known.getResource(name);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String... suffixes) {
    List<LoadableResource> all = new ArrayList<>(known.getResources(prefix, suffixes));
    more.forEach((name, sql) -> {
      if (name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith)) {
        all.add(new Text(name, sql));
      }
    });
    return all;
  }

  private static final class Text extends LoadableResource {

    private final String name;
    private final String sql;

    Text(String name, String sql) {
      this.name = name;
      this.sql = sql;
    }

    @Override
    public Reader read() {
      return new StringReader(sql);
    }

    @Override
    public String getAbsolutePath() {
      return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
