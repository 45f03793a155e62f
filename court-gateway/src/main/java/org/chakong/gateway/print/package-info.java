/** Papers for people: the receipt 回执 of an answer and the slip for the window. */
package org.chakong.gateway.print;
