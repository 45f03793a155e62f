package org.chakong.gateway.request;

/** What became of a fund centre's word. */
public enum Heard {
  /** It changed the request. */
  APPLIED,
  /** It was known already. */
  REPEATED,
  /** Something newer is known. */
  STALE,
  /** It cannot follow what is known; kept as evidence only. */
  REFUSED
}
