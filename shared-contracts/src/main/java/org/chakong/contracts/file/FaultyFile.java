package org.chakong.contracts.file;

import java.util.List;
import java.util.stream.Collectors;

/** A file that is not what it should be; the message names file and line of every fault. */
public final class FaultyFile extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public FaultyFile(List<Fault> faults) {
    super(faults.stream().map(Fault::text).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  FaultyFile(Fault fault, Throwable cause) {
    super(fault.text(), cause);
    this.faults = List.of(fault);
  }

  public List<Fault> faults() {
    return faults;
  }
}
