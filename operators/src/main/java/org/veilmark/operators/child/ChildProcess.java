package org.veilmark.operators.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A child process that is alive until proven otherwise. A thread takes in what it says, so that
 * whoever waits for it can be interrupted, or lose patience.
 */
final class ChildProcess {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long WATCH_SECONDS = 1;
  private static final int WAITING_MESSAGES = 64;
  private static final int KILLED_BY = 128;
  private static final Message END = new Message(Message.Kind.END, new byte[0]);

  private final ChildLimits limits;
  private final Process process;
  private final DataOutputStream orders;
  private final BlockingQueue<Message> said = new ArrayBlockingQueue<>(WAITING_MESSAGES);
  private long nextWatchNanos = System.nanoTime();
  private volatile @Nullable String reason;

  private ChildProcess(ChildLimits limits, Process process) {
    this.limits = limits;
    this.process = process;
    orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** Starts a child, whose temporary files go into {@code directory}. */
  static ChildProcess start(ChildLimits limits, Path directory) throws IOException {
    ProcessBuilder builder = ChildCommand.of(limits, directory).redirectError(Redirect.DISCARD);
    ChildProcess child = new ChildProcess(limits, builder.start());
    Thread listener = new Thread(child::listen, "child " + child.pid());
    listener.setDaemon(true);
    listener.start();
    return child;
  }

  long pid() {
    return process.pid();
  }

  /** Whether it can be given orders. */
  boolean isAlive() {
    return process.isAlive() && reason == null;
  }

  void say(Message message) throws ChildDiedException {
    try {
      message.write(orders);
    } catch (IOException e) {
      throw died();
    }
  }

  /** What it says next. */
  Message hear() throws ChildDiedException, InterruptedException {
    long deadlineNanos = System.nanoTime() + limits.silence().toNanos();
    Message message = null;
    while (message == null) {
      message = said.poll(WATCH_SECONDS, TimeUnit.SECONDS);
      if (message == null && System.nanoTime() > deadlineNanos) {
        kill("said nothing for " + limits.silence().toSeconds() + " s");
      }
      watchMemory();
    }
    if (message.kind() == Message.Kind.END) {
      throw died();
    }
    return message;
  }

  /** Looks now and then, since looking costs more than a message. */
  private void watchMemory() {
    if (System.nanoTime() < nextWatchNanos) {
      return;
    }
    nextWatchNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WATCH_SECONDS);
    long residentMib = residentMib();
    if (residentMib > limits.memoryMib()) {
      kill("took " + residentMib + " MiB of memory, of " + limits.memoryMib());
    }
  }

  /** Ends it; the first reason that is given is told. */
  void kill(String why) {
    if (reason == null) {
      reason = why;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private ChildDiedException died() {
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String known = reason;
    kill("said what it should not");
    return new ChildDiedException(known != null ? known : exit());
  }

  private String exit() {
    if (process.isAlive()) {
      return "closed its pipe";
    }
    int code = process.exitValue();
    return code > KILLED_BY ? "died of signal " + (code - KILLED_BY) : "ended with code " + code;
  }

  private void listen() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      Message message = Message.read(in);
      while (message != null) {
        said.put(message);
        message = Message.read(in);
      }
    } catch (IOException e) {
      kill("said what it should not: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void end() {
    boolean interrupted = Thread.interrupted();
    // What it had said is not lost on whoever listens, unless nobody does any more.
    while (!said.offer(END)) {
      said.poll();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Memory of the process in MiB; 0 where the system does not tell. */
  private long residentMib() {
    try {
      Matcher found =
          RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
      return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
