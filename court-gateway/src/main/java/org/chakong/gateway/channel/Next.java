package org.chakong.gateway.channel;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import java.time.Clock;
import java.time.Duration;
import org.chakong.runtime.task.AsideTasks;

/** What a durable task that tells a fund centre something does after an attempt. */
sealed interface Next {

  /** Nothing: the fund centre has it, or it needs no delivery any more. */
  record Done() implements Next {}

  /** Another attempt after a pause. */
  record Again(Duration pause) implements Next {}

  /** Nothing by itself: the fund centre said that it will not hear of it. */
  record Refused(int status) implements Next {}

  /** How the task ends or goes on. */
  default CompletionHandler<Void> completion(AsideTasks aside, Clock real) {
    return switch (this) {
      case Done done -> new CompletionHandler.OnCompleteRemove<>();
      case Again again ->
          (complete, operations) ->
              operations.reschedule(complete, real.instant().plus(again.pause()));
      case Refused refused ->
          aside.now("refused by the fund centre with status " + refused.status());
    };
  }
}
