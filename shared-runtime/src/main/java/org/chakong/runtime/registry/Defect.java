package org.chakong.runtime.registry;

/** What is wrong with the change that came in by a line. */
public record Defect(int line, RegistryRefusal why) {}
