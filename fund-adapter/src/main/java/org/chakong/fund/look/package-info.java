/** Who looked at whose data, written down before it is shown. */
package org.chakong.fund.look;
