package org.chakong.runtime.registry;

/**
 * Which roles may do what in a registry: settings that each service brings in its own {@code
 * application.properties} and no operator has to set.
 */
public final class RegistryRoles {

  public static final String READERS = "${chakong.registries.readers}";
  public static final String PROPOSERS = "${chakong.registries.proposers}";
  public static final String DECIDERS = "${chakong.registries.deciders}";

  private RegistryRoles() {}
}
