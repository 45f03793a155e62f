package org.chakong.gateway.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes readers of this process when changes have been numbered. */
@ApplicationScoped
class ChangeBell {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();

  void ring() {
    lock.lock();
    try {
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** False when the time was over first; now and then true without a ring. */
  boolean await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      return rung.await(atMost.toMillis() + 1, TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }
}
