/**
 * Legal time: which days are working days, when an answer is due and when a freeze ends.
 *
 * <p>The State Council publishes each year's holidays only late in the year before. A date that
 * depends on a year not yet published is a value of its own ({@code CalendarIncomplete}) and is
 * never guessed.
 */
package org.chakong.contracts.calendar;
