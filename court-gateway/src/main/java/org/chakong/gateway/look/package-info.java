/** Who looked at whose data on the gateway's pages, written down before it is shown. */
package org.chakong.gateway.look;
