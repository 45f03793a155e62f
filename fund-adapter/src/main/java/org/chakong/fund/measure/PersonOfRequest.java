package org.chakong.fund.measure;

import java.util.Optional;

/** Tells whom a request is about. */
public interface PersonOfRequest {

  /** The opaque key of the person, empty for a request that is not known. */
  Optional<String> personOf(String requestNo);
}
