package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.runtime.disk.DiskRoom;
import org.jboss.logging.Logger;

/**
 * Logs which task failed, with what class of exception and where in our code. Neither messages nor
 * task data: both may hold personal data.
 */
class TaskFailureLog extends AbstractSchedulerListener {

  private static final Logger LOG = Logger.getLogger(TaskFailureLog.class);
  private static final int CAUSES = 5;

  private final DiskRoom disk;

  TaskFailureLog(DiskRoom disk) {
    this.disk = disk;
  }

  @Override
  public void onExecutionComplete(ExecutionComplete complete) {
    complete
        .getCause()
        .ifPresent(cause -> {
          disk.note(cause);
          TaskInstance<?> task = complete.getExecution().taskInstance;
          LOG.warnf(
              "task %s/%s failed (%d in a row before): %s",
              task.getTaskName(),
              task.getId(),
              complete.getExecution().consecutiveFailures,
              describe(cause));
        });
  }

  static String describe(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .map(cause -> cause.getClass().getName() + place(cause))
        .collect(Collectors.joining(" because of "));
  }

  private static String place(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("org.chakong."))
        .findFirst()
        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("");
  }
}
