/** What the adapter asks of the fund centre's core, whichever core it is. */
package org.chakong.fund.core;
