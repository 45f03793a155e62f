/** What the fund centre has of a day that a gateway reconciles with it 每日对账. */
package org.chakong.fund.reconcile;
