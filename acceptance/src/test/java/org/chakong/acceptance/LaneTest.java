package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.chakong.acceptance.chaos.ReckoningTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;

class LaneTest {

  private static final Set<Class<?>> WITHOUT_SERVICES =
      Set.of(LaneTest.class, ScenarioCoverageTest.class, ReckoningTest.class);

  @Test
  void everyTestWithServicesKeepsToALane() throws Exception {
    assertThat(TestClasses.all())
        .filteredOn(test -> !WITHOUT_SERVICES.contains(test))
        .isNotEmpty()
        .allMatch(test -> AnnotationSupport.isAnnotated(test, ResourceLock.class));
  }
}
