/** The court side's pages: the board of requests, one request, figures as charts. */
package org.chakong.gateway.page;
