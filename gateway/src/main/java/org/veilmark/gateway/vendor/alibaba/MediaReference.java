package org.veilmark.gateway.vendor.alibaba;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veilmark.gateway.http.UrlEncoding;
import org.veilmark.gateway.job.StoredObject;

/** The many ways to name a video in a bucket. */
public final class MediaReference {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OSS = Pattern.compile("(?s)oss://([^/]+)/(.+)");
  private static final Pattern HTTP = Pattern.compile("(?s)https?://([^/?#]+)/([^?#]+)");
  private static final Pattern BUCKET_HOST =
      Pattern.compile("([a-z0-9][a-z0-9-]*)\\.oss[a-z0-9-]*\\.(?:[a-z0-9-]+\\.)*[a-z]+(?::\\d+)?");

  private MediaReference() {}

  /**
   * Reads a parameter: an object of JSON, or a URL; or the parts of such an object as parameters of
   * their own, {@code Input.Type} and so on.
   *
   * @param name {@code Input} or {@code Output}
   * @throws AlibabaException if it is not there, or is none of these
   */
  public static StoredObject read(RpcCall call, String name) throws AlibabaException {
    return find(call, name).orElseThrow(() -> AlibabaException.missing(name));
  }

  /**
   * Reads a parameter that need not be there.
   *
   * @throws AlibabaException if it is there and is none of these
   */
  public static Optional<StoredObject> find(RpcCall call, String name) throws AlibabaException {
    Optional<String> text = call.text(name);
    if (text.isEmpty()) {
      return ofParts(call, name);
    }
    String value = text.get().strip();
    return Optional.of(value.startsWith("{") ? ofJson(name, value) : ofUrl(name, value));
  }

  /** The plainest way to name an object. */
  public static String url(StoredObject object) {
    return "oss://" + object.bucket() + "/" + object.name();
  }

  private static Optional<StoredObject> ofParts(RpcCall call, String name) throws AlibabaException {
    Optional<String> media = call.text(name + ".Media");
    if (media.isPresent()) {
      return Optional.of(ofMedia(name, call.text(name + ".Type").orElse("OSS"), media.get()));
    }
    Optional<String> bucket = call.text(name + ".Bucket");
    Optional<String> object = call.text(name + ".Object");
    return bucket.isPresent() && object.isPresent()
        ? Optional.of(new StoredObject(bucket.get(), object.get()))
        : Optional.empty();
  }

  private static StoredObject ofJson(String name, String value) throws AlibabaException {
    JsonNode json;
    try {
      json = JSON.readTree(value);
    } catch (JsonProcessingException e) {
      throw AlibabaException.noJson(name);
    }
    String media = json.path("Media").asText("");
    if (!media.isEmpty()) {
      return ofMedia(name, json.path("Type").asText("OSS"), media);
    }
    String bucket = json.path("Bucket").asText("");
    String object = json.path("Object").asText("");
    if (bucket.isEmpty() || object.isEmpty()) {
      throw AlibabaException.invalid(
          "The parameter \"" + name + "\" needs Type and Media, or Bucket and Object.");
    }
    return new StoredObject(bucket, object);
  }

  private static StoredObject ofMedia(String name, String type, String media)
      throws AlibabaException {
    if (!type.equalsIgnoreCase("OSS")) {
      throw AlibabaException.unsupported(
          "The parameter \"" + name + "\" has the type \"" + type + "\"; there is OSS only.");
    }
    return ofUrl(name, media);
  }

  /**
   * Reads a URL: {@code oss://bucket/object}, {@code oss://bucket.oss-region.aliyuncs.com/object},
   * or that of HTTP, whose path is percent-encoded.
   *
   * @param name of the parameter that it stands in
   */
  static StoredObject ofUrl(String name, String url) throws AlibabaException {
    Matcher oss = OSS.matcher(url);
    if (oss.matches()) {
      Matcher host = BUCKET_HOST.matcher(oss.group(1));
      return new StoredObject(host.matches() ? host.group(1) : oss.group(1), oss.group(2));
    }
    Matcher http = HTTP.matcher(url);
    if (http.matches()) {
      Matcher host = BUCKET_HOST.matcher(http.group(1));
      if (host.matches()) {
        return new StoredObject(host.group(1), pathDecoded(name, http.group(2)));
      }
    }
    throw AlibabaException.invalid(
        "The parameter \"" + name + "\" is not the URL of an object in a bucket: \"" + url + "\".");
  }

  /** In a path, other than in a form, a plus is a plus. */
  private static String pathDecoded(String name, String path) throws AlibabaException {
    try {
      return UrlEncoding.decode(path.replace("+", "%2B"));
    } catch (IllegalArgumentException e) {
      throw AlibabaException.invalid("The parameter \"" + name + "\" cannot be decoded.");
    }
  }
}
