/** What the gateway has of a day that is reconciled with a fund centre 每日对账. */
package org.chakong.gateway.reconcile;
