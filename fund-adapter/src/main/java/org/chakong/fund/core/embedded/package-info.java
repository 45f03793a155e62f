/** The core that comes with the adapter, in its own PostgreSQL. */
package org.chakong.fund.core.embedded;
