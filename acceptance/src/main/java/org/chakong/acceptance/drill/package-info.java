/**
 * The drill: databases are destroyed and put back from a backup, and what courts and fund centre
 * had been told is compared with what both sides say afterwards.
 */
package org.chakong.acceptance.drill;
