/** The working-day calendar in force: the built-in years and those that operators add by file. */
package org.chakong.runtime.calendar;
