package org.veilmark.cli.killed;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link GatewayMain} under a debugger, which stops all its threads where it comes to a {@link
 * KillPoint} and kills it (SIGKILL) there.
 */
final class GatewayProcess implements AutoCloseable {
  private static final long END_SECONDS = 30;

  private final Process process;
  private final VirtualMachine machine;

  private GatewayProcess(VirtualMachine machine) {
    this.machine = machine;
    process = machine.process();
  }

  /**
   * Starts one.
   *
   * @param log what it prints
   * @param point where it is killed; null: nowhere
   */
  static GatewayProcess start(Path log, @Nullable KillPoint point, String... args)
      throws Exception {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("main").setValue(GatewayMain.class.getName() + " " + String.join(" ", args));
    arguments
        .get("options")
        .setValue("-XX:TieredStopAtLevel=1 -cp " + System.getProperty("java.class.path"));
    GatewayProcess started = new GatewayProcess(connector.launch(arguments));
    OutputStream out = Files.newOutputStream(log);
    inBackground(() -> copy(started.process.getInputStream(), out));
    inBackground(() -> copy(started.process.getErrorStream(), out));
    if (point != null) {
      ClassPrepareRequest loading =
          started.machine.eventRequestManager().createClassPrepareRequest();
      loading.addClassFilter(point.className());
      stopAll(loading);
    }
    inBackground(() -> started.watch(point));
    return started;
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "gateway-process");
    thread.setDaemon(true);
    thread.start();
  }

  private static void copy(InputStream in, OutputStream out) {
    try {
      in.transferTo(out);
    } catch (IOException e) {
      // It ended.
    }
  }

  private void watch(@Nullable KillPoint point) {
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          if (point != null && isThere(point, event)) {
            process.destroyForcibly();
            return;
          }
        }
        events.resume();
      }
    } catch (InterruptedException | VMDisconnectedException e) {
      // It ended.
    }
  }

  /**
   * Whether an event tells that it came to the point. On the way: the class is loaded, the method
   * begins, the method is left. (To be told of every method's begin would make all of it slow.)
   */
  private boolean isThere(KillPoint point, Event event) {
    if (event instanceof ClassPrepareEvent loaded) {
      for (Method method : loaded.referenceType().methodsByName(point.method())) {
        stopAll(machine.eventRequestManager().createBreakpointRequest(method.location()));
      }
    }
    if (event instanceof BreakpointEvent begun && point.side() == KillPoint.Side.AFTER) {
      stopAll(
          machine
              .eventRequestManager()
              .createStepRequest(begun.thread(), StepRequest.STEP_MIN, StepRequest.STEP_OUT));
      begun.request().disable();
      return false;
    }
    return event instanceof BreakpointEvent || event instanceof StepEvent;
  }

  private static void stopAll(EventRequest request) {
    request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
    request.enable();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it wherever it is. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Tells it to end, and waits. */
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("the gateway did not end");
    }
  }
}
