package org.chakong.runtime.clock;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks the {@link java.time.Clock} that demo mode never moves: tokens, signatures, timeouts. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface RealTime {}
