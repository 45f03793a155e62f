package org.chakong.fund.freeze;

import java.util.List;

/**
 * What one act on the register changed, told together so that it can be written down together.
 * Fired synchronously, inside the transaction that changes it; an act that changed very many
 * freezes fires it several times, each freeze once.
 */
public record FreezesChanged(List<FreezeChanged> all) {}
