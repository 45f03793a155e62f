package org.chakong.fund.request;

import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;

/** Which requests a list shows; null is no restriction. */
public record RequestFilter(RequestStatus status, Action action, String court) {}
