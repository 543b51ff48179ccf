package org.veilmark.gateway.vendor.tencent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;
import org.w3c.dom.Element;

/**
 * A job as the body of a request asks for it.
 *
 * @param task what is to be done
 * @param form in which words
 * @param callback where its end is to be told; null: where that of its queue says
 */
record JobOrder(JobTask task, JobForm form, @Nullable Callback callback) {
  /** Name of the interface. */
  static final String API = "tencent";

  /** Detail of a form: the region of the input. */
  static final String REGION = "Region";

  /** Detail of a form: the region of the output. */
  static final String OUTPUT_REGION = "OutputRegion";

  private static final Pattern MESSAGE = Pattern.compile("[\\p{IsHan}A-Za-z0-9_*-]{1,64}");
  private static final Pattern USER_DATA = Pattern.compile("[ -~]{0,1024}");

  /** In the place of an address. */
  private static final String NOBODY = "no";

  private static final Pattern REGION_NAME = Pattern.compile("[a-z0-9-]{0,64}");

  /**
   * Reads one.
   *
   * @param host tells the bucket of the input, and of the output where nothing else does
   * @throws TencentException if the vendor would not take it, or it is for something else
   */
  static JobOrder read(Element request, VirtualHost host) throws TencentException {
    if (!request.getTagName().equals("Request")) {
      throw TencentException.malformed("the root is not Request");
    }
    Tag tag = Tag.of(required(request, "Tag"));
    Element operation = child(request, "Operation");
    Element watermark = child(operation, tag.word());
    require(required(watermark, "Type").equals("Text"), "the Type of a watermark is Text");
    require(required(watermark, "Version").equals("V1"), "the Version of a watermark is V1");
    StoredObject input =
        new StoredObject(host.bucket(), required(child(request, "Input"), "Object"));
    Map<String, String> details = new HashMap<>(Map.of(REGION, host.region()));
    JobTask task =
        tag == Tag.EMBEDDING
            ? JobTask.embed(input, output(operation, host, details), message(watermark))
            : JobTask.extract(input);
    Optional<String> userData = XmlReader.child(operation, "UserData").map(Element::getTextContent);
    require(
        USER_DATA.matcher(userData.orElse("")).matches(),
        "UserData are at most 1024 printable characters of ASCII");
    String queue = XmlReader.text(request, "QueueId").orElse(JobTask.DEFAULT_QUEUE).strip();
    return new JobOrder(
        task.withPlace(queue, level(operation)).withUserData(userData.orElse(null)),
        new JobForm(API, tag.word(), details),
        callback(request));
  }

  private static StoredObject output(
      Element operation, VirtualHost host, Map<String, String> details) throws TencentException {
    Element output = child(operation, "Output");
    String region = XmlReader.text(output, "Region").orElse(host.region()).strip();
    require(REGION_NAME.matcher(region).matches(), "the Region of the Output cannot be one");
    details.put(OUTPUT_REGION, region);
    return new StoredObject(
        XmlReader.text(output, "Bucket").orElse(host.bucket()).strip(), required(output, "Object"));
  }

  private static String message(Element watermark) throws TencentException {
    String message = required(watermark, "Message");
    require(
        MESSAGE.matcher(message).matches(),
        "a Message has 1 to 64 characters: Chinese, English letters, digits, _, - and *");
    return message;
  }

  private static int level(Element operation) throws TencentException {
    String level = XmlReader.text(operation, "JobLevel").orElse("0").strip();
    require(level.matches("[012]"), "the JobLevel is not 0, 1 or 2");
    return Integer.parseInt(level);
  }

  private static @Nullable Callback callback(Element request) throws TencentException {
    String type = XmlReader.text(request, "CallBackType").orElse("Url").strip();
    require(type.equals("Url") || type.equals("TDMQ"), "the CallBackType is Url or TDMQ");
    String language = XmlReader.text(request, "CallBackFormat").orElse("XML").strip();
    require(language.equals("XML") || language.equals("JSON"), "the CallBackFormat is XML or JSON");
    CallbackFormat format = CallbackFormat.valueOf(language);
    if (type.equals("TDMQ")) {
      String topic = required(child(request, "CallBackMqConfig"), "MqName");
      return new Callback(CallbackKind.TOPIC, topic, format);
    }
    Optional<String> target = XmlReader.text(request, "CallBack").map(String::strip);
    if (target.isEmpty() || target.get().equals(NOBODY)) {
      return target.isEmpty() ? null : Callback.NOBODY;
    }
    return new Callback(CallbackKind.URL, target.get(), format);
  }

  private static Element child(Element parent, String name) throws TencentException {
    return XmlReader.child(parent, name).orElseThrow(() -> missing(name));
  }

  private static String required(Element parent, String name) throws TencentException {
    return XmlReader.text(parent, name).map(String::strip).orElseThrow(() -> missing(name));
  }

  private static TencentException missing(String name) {
    return TencentException.invalid("the request has no " + name);
  }

  private static void require(boolean isRight, String message) throws TencentException {
    if (!isRight) {
      throw TencentException.invalid(message);
    }
  }
}
