/**
 * The embedded PostgreSQL of a service: started, watched, backed up 备份 and put back to a point in
 * time.
 */
package org.chakong.runtime.database;
