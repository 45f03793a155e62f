package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;

/** Gives each run of a task a request context of its own, as an HTTP request has one. */
class TaskContext implements ExecutionInterceptor {

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> task, ExecutionContext execution, ExecutionChain chain) {
    ManagedContext request = Arc.container().requestContext();
    request.activate();
    try {
      return chain.proceed(task, execution);
    } finally {
      request.terminate();
    }
  }
}
