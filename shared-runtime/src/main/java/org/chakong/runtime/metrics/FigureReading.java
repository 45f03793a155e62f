package org.chakong.runtime.metrics;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.function.DoubleSupplier;

/** Reads a figure outside of any request. */
@Singleton
class FigureReading {

  @ActivateRequestContext
  double read(DoubleSupplier figure) {
    return figure.getAsDouble();
  }
}
