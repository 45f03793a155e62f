package org.chakong.contracts.request;

/** How a request reached the fund centre: over the signed channel or on paper at the window. */
public enum Channel {
  ONLINE,
  COUNTER
}
