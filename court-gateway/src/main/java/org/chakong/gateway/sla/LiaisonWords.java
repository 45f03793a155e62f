package org.chakong.gateway.sla;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.registry.RegistryRecord.Liaison;

/**
 * Names the liaison persons (联络员) whom each institution has registered for the other (焦中法〔2024〕
 * Art. 10).
 */
record LiaisonWords(Map<String, List<Liaison>> registered) {

  /** A text that names both sides' persons as far as they are known; begins with a separator. */
  String of(String court, String fundCentre) {
    return Stream.of(court, fundCentre)
        .map(institution -> "；联络员 " + institution + "：" + persons(institution))
        .collect(Collectors.joining());
  }

  private String persons(String institution) {
    List<Liaison> persons = registered.getOrDefault(institution, List.of());
    return persons.isEmpty()
        ? "未登记"
        : persons.stream().map(LiaisonWords::person).collect(Collectors.joining("、"));
  }

  private static String person(Liaison liaison) {
    return liaison.phone() == null ? liaison.name() : liaison.name() + " " + liaison.phone();
  }
}
