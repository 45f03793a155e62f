/**
 * What a court asks of a fund centre and what it is answered: the request 协助执行请求, the instruction
 * that it carries, verdict and reasons. Records that refuse what cannot be.
 */
package org.chakong.contracts.request;
