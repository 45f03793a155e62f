/** The window 柜台: paper requests, taken in by a clerk and decided on the spot. */
package org.chakong.fund.counter;
