package org.veilmark.operators.io;

import org.apache.flink.api.common.TaskInfo;

/**
 * Names for temporary files, different for everybody who may write at the same time: a task that
 * was given up may still be alive when its successor starts.
 */
public final class Attempt {
  private Attempt() {}

  /** The name of this attempt of this subtask. */
  public static String of(TaskInfo task) {
    return "s" + task.getIndexOfThisSubtask() + "a" + task.getAttemptNumber();
  }
}
