/** Deductions 扣划: money held at receipt, taken when approved, put back when the bank cannot pay. */
package org.chakong.fund.deduct;
