package org.chakong.fund.core.embedded;

import java.time.OffsetDateTime;

/**
 * When an event happened.
 *
 * @param at as the core says; where it does not, when the event came
 * @param dated whether the core says; what it does not date happened after all that is known
 */
record When(OffsetDateTime at, boolean dated) {}
