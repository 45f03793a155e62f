package org.chakong.runtime.page;

import java.util.List;

/**
 * A figure that the service measures of itself, and from where on a person has to act: the same
 * figures and limits as the alert rules, for whoever looks at a page and not at an alert.
 *
 * @param gauge name of the measure
 * @param limit more than this is trouble
 * @param alert the runbook's section
 * @param urgent whether it cannot wait
 * @param inMinutes whether the measure is a time, in seconds
 */
record WatchedFigure(String gauge, double limit, String alert, boolean urgent, boolean inMinutes) {

  private static final int QUARTER_HOUR = 900;
  private static final int TEN_MINUTES = 600;
  private static final int MINUTE = 60;
  private static final int TWICE = 2;

  static final List<WatchedFigure> ALL =
      List.of(
          count("chakong.requests.overdue", "ChakongOverdue", true),
          count("chakong.requests.without.deadline", "ChakongDeadlineOpen", true),
          time("chakong.delivery.oldest.unsent", QUARTER_HOUR, "ChakongUndelivered", true),
          count("chakong.delivery.ends.untold", "ChakongEndUntold", true),
          time("chakong.register.audit.age", TEN_MINUTES, "ChakongAuditStuck", true),
          count("chakong.reconciliation.differences", "ChakongReconciliationDiffers", true),
          count("chakong.evidence.peers.broken", "ChakongPeerEvidenceBroken", true),
          count("chakong.tasks.aside", "ChakongTaskAside", true),
          count("chakong.line.open", "ChakongLineOpen", false),
          count("chakong.tasks.failing", "ChakongTaskFailing", false),
          count("chakong.restoration.requests", "ChakongRestorationDiffers", true),
          time("chakong.archive.age", TEN_MINUTES, "ChakongArchiveBehind", true),
          count("chakong.requests.due.soon", "ChakongDueSoon", false),
          count("chakong.delivery.refused", "ChakongDeliveryRefused", false),
          count("chakong.reconciliation.unanswered.days", "ChakongReconciliationUnanswered", false),
          new WatchedFigure(
              "chakong.reconciliation.behind.days", 1, "ChakongReconciliationBehind", false, false),
          count("chakong.webhook.endpoints.gone", "ChakongWebhookGone", false),
          count("chakong.evidence.month.missing", "ChakongEvidenceMonthMissing", false),
          new WatchedFigure(
              "chakong.retention.failures", TWICE, "ChakongRetentionFailing", false, false),
          time("chakong.evidence.oldest.unsealed", MINUTE, "ChakongEvidenceUnsealed", false));

  private static WatchedFigure count(String gauge, String alert, boolean urgent) {
    return new WatchedFigure(gauge, 0, alert, urgent, false);
  }

  private static WatchedFigure time(String gauge, double seconds, String alert, boolean urgent) {
    return new WatchedFigure(gauge, seconds, alert, urgent, true);
  }
}
