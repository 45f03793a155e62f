package org.chakong.contracts.api;

import java.util.List;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.Verdict;

/** What an answer would say; null verdict where a clerk would have to decide. */
public record Assessment(Verdict verdict, List<Reason> reasons, List<Finding> findings) {}
