package org.veilmark.gateway.vendor.tencent;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpCall;

/**
 * The bucket that a call is about, which only the name of its host tells.
 *
 * @param bucket its name
 * @param region where its client believes it to be; empty if the host does not say
 */
record VirtualHost(String bucket, String region) {
  private static final Pattern HOST =
      Pattern.compile(
          "([a-z0-9-]{1,128})\\.ci\\.([a-z0-9-]{1,64})\\.(?:myqcloud\\.com|tencentci\\.cn)"
              + "(?::[0-9]{1,5})?");

  /**
   * Reads the host of a call. Where it is none of the vendor's, the bucket is meant that is where
   * requests name none.
   *
   * @throws TencentException if neither tells the bucket
   */
  static VirtualHost of(HttpCall call, Buckets buckets) throws TencentException {
    Matcher host = HOST.matcher(call.header("host").orElse("").toLowerCase(Locale.ROOT));
    if (host.matches()) {
      return new VirtualHost(host.group(1), host.group(2));
    }
    return new VirtualHost(
        buckets
            .otherwise()
            .orElseThrow(
                () ->
                    TencentException.invalid(
                        "the host does not tell the bucket: it is not"
                            + " BUCKET.ci.REGION.myqcloud.com")),
        "");
  }
}
