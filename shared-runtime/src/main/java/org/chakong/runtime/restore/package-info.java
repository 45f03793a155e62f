/**
 * After a database was put back from a backup (恢复备份): the service finds it out by itself, stays
 * closed, and fetches what its peers know before it serves.
 */
package org.chakong.runtime.restore;
