package org.chakong.gateway.request;

/** Fired in the transaction that changes a request's status or answer. */
record RequestChanged(String requestNo) {}
