/** What fund centres tell: answers, later states, notices; verified before it comes here. */
package org.chakong.gateway.answer;
