package org.chakong.runtime.call;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call to somebody else that ends in time, whatever the other does. The timeout of the JDK's HTTP
 * client ends with the headers of a response, so one who then goes silent would be waited for
 * without end.
 */
public final class InTime {

  private InTime() {}

  /**
   * Makes the call on a thread of its own, which is interrupted when the time is over.
   *
   * @throws HttpTimeoutException when the time is over
   * @throws IOException what the call threw
   */
  public static <T> T call(Duration limit, Callable<T> call)
      throws IOException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread.ofVirtual().start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + limit);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      task.cancel(true);
    }
  }
}
