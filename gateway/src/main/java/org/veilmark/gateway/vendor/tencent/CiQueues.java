package org.veilmark.gateway.vendor.tencent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.JobQueue;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.QueueChange;
import org.veilmark.gateway.job.Queues;
import org.w3c.dom.Element;

/** What can be done with queues; each answers with a body. */
final class CiQueues {
  private static final int DEFAULT_SIZE = 10;
  private static final int MAX_SIZE = 100;
  private static final int MAX_PAGE = 10_000;
  private static final String ACTIVE = "Active";
  private static final String PAUSED = "Paused";

  private final Queues queues;

  CiQueues(Queues queues) {
    this.queues = queues;
  }

  /** Tells of some queues. */
  byte[] list(Caller caller, HttpCall call, String requestId)
      throws TencentException, JobRefusedException {
    int page = CallParameters.number(call, "pageNumber", 1, 1, MAX_PAGE);
    int size = CallParameters.number(call, "pageSize", DEFAULT_SIZE, 1, MAX_SIZE);
    Set<String> wanted =
        CallParameters.text(call, "queueIds").stream()
            .flatMap(ids -> Arrays.stream(ids.split(",", -1)))
            .map(String::strip)
            .collect(Collectors.toSet());
    Predicate<JobQueue> state = state(CallParameters.text(call, "state"));
    List<JobQueue> all = queues.list(caller);
    List<JobQueue> fit =
        all.stream()
            .filter(queue -> wanted.isEmpty() || wanted.contains(queue.name()))
            .filter(state)
            .toList();
    XmlWriter xml =
        new XmlWriter("Response")
            .text("RequestId", requestId)
            .text("TotalCount", fit.size())
            .text("PageNumber", page)
            .text("PageSize", size);
    fit.stream()
        .skip((long) (page - 1) * size)
        .limit(size)
        .forEach(queue -> write(xml, "QueueList", queue));
    Set<String> names = all.stream().map(JobQueue::name).collect(Collectors.toSet());
    wanted.stream()
        .filter(id -> !names.contains(id))
        .sorted()
        .forEach(id -> xml.open("NonExistPIDs").text("QueueID", id).close());
    return xml.toBytes();
  }

  private static Predicate<JobQueue> state(Optional<String> word) throws TencentException {
    if (word.isEmpty() || word.get().equals("All")) {
      return queue -> true;
    }
    boolean paused = isPaused(word.get());
    return queue -> queue.isPaused() == paused;
  }

  private static boolean isPaused(String word) throws TencentException {
    if (!word.equals(ACTIVE) && !word.equals(PAUSED)) {
      throw TencentException.invalid("the State of a queue is Active or Paused");
    }
    return word.equals(PAUSED);
  }

  /** Changes a queue and tells of it. */
  byte[] change(Caller caller, String id, HttpCall call, String requestId)
      throws TencentException, JobRefusedException {
    Element request = XmlReader.parse(call.body());
    if (!request.getTagName().equals("Request")) {
      throw TencentException.malformed("the root is not Request");
    }
    Optional<String> state = XmlReader.text(request, "State").map(String::strip);
    Optional<Element> notify = XmlReader.child(request, "NotifyConfig");
    QueueChange change =
        new QueueChange(
            XmlReader.text(request, "Name").map(String::strip),
            state.isPresent() ? Optional.of(isPaused(state.get())) : Optional.empty(),
            notify.isPresent() ? Optional.of(callback(notify.get())) : Optional.empty());
    XmlWriter xml = new XmlWriter("Response").text("RequestId", requestId);
    write(xml, "Queue", queues.change(caller, id, change));
    return xml.toBytes();
  }

  private static Callback callback(Element notify) throws TencentException {
    String state = XmlReader.text(notify, "State").orElse("Off").strip();
    if (state.equals("Off")) {
      return Callback.NOBODY;
    }
    String type = XmlReader.text(notify, "Type").orElse("Url").strip();
    String format = XmlReader.text(notify, "ResultFormat").orElse("XML").strip();
    if (!state.equals("On") || !type.equals("Url") || !format.matches("XML|JSON")) {
      throw TencentException.invalid(
          "NotifyConfig has State On or Off, Type Url, ResultFormat XML or JSON");
    }
    String url =
        XmlReader.text(notify, "Url")
            .map(String::strip)
            .orElseThrow(() -> TencentException.invalid("NotifyConfig has no Url"));
    return new Callback(CallbackKind.URL, url, CallbackFormat.valueOf(format));
  }

  private static void write(XmlWriter xml, String element, JobQueue queue) {
    Callback callback = queue.callback();
    xml.open(element)
        .text("QueueId", queue.name())
        .text("Name", queue.title())
        .text("State", queue.isPaused() ? PAUSED : ACTIVE);
    xml.open("NotifyConfig").text("State", callback == null ? "Off" : "On");
    if (callback != null) {
      xml.text("Url", callback.target())
          .text("Type", "Url")
          .text("Event", "TaskFinish")
          .text("ResultFormat", callback.format());
    }
    xml.close()
        .text("CreateTime", CiTime.write(queue.createdAtMillis()))
        .text("UpdateTime", CiTime.write(queue.changedAtMillis()))
        .text("Category", "CateAll")
        .close();
  }
}
