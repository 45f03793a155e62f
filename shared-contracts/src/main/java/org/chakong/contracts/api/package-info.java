/**
 * The published calls, of courts, clerks and cores and over the channel, with the bodies that go
 * over the wire. Each interface says the same as its YAML contract; tests compare both.
 */
package org.chakong.contracts.api;
