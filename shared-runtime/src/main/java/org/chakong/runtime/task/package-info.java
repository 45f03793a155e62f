/**
 * Durable tasks: what must survive a crash and run once among several replicas, with pauses after
 * failures; what always fails is set aside 搁置 for a person.
 */
package org.chakong.runtime.task;
