/**
 * The freeze register 冻结登记: who holds what money on which account, and who waits in which order.
 */
package org.chakong.fund.freeze;
