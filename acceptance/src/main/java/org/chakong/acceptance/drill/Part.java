package org.chakong.acceptance.drill;

import java.util.List;

/** One loss that the drill plays, and the services that lose their database in it. */
public enum Part {
  FUND("公积金中心 fund centre", List.of("fund")),
  GATEWAY("法院网关 court gateway", List.of("gateway")),
  /** Each is put back to another moment; what came after the later one is lost on both sides. */
  BOTH("两侧同时 both at once", List.of("fund", "gateway"));

  private final String title;
  private final List<String> lost;

  Part(String title, List<String> lost) {
    this.title = title;
    this.lost = lost;
  }

  String title() {
    return title;
  }

  List<String> lost() {
    return lost;
  }

  boolean loses(String service) {
    return lost.contains(service);
  }
}
