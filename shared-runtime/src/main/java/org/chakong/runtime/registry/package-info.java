/**
 * The registries in the database: proposed by one person, approved by another, read by rules as
 * they were known when a request was received.
 */
package org.chakong.runtime.registry;
