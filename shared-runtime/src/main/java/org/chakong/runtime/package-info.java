/**
 * What both services run on: their start, their database, their clocks, their durable tasks, demo
 * mode.
 */
package org.chakong.runtime;
