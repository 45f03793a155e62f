package org.chakong.runtime.restore;

import java.util.Set;

/**
 * That a restored side may be told something by its own institution before it carries out again
 * what its peers tell; one bean, or none. It knows nothing of the service, for it is asked while
 * the door is being built.
 *
 * @param marker name of the file in the service's room by which an operator asks for it, before the
 *     start
 * @param calls method and path, exact, of the calls that the closed door lets through: they keep
 *     what is told, say that all was told, or only look
 */
public record AwaitedWords(String marker, Set<String> calls) {

  public AwaitedWords {
    calls = Set.copyOf(calls);
  }
}
