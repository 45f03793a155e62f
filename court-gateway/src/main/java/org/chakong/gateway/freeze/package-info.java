/** The courts' freezes 冻结 as their fund centres last told of them. */
package org.chakong.gateway.freeze;
