package org.veilmark.gateway.callback;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Carries over HTTP: follows no redirection, and reads nothing of an answer but its status. */
public final class HttpCarrier implements Carrier, AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(10);

  private final CloseableHttpClient client;

  /**
   * A carrier.
   *
   * @param mayGoInside whether hosts of this machine and of networks around it may be called
   */
  public HttpCarrier(boolean mayGoInside) {
    DnsResolver resolver = mayGoInside ? SystemDefaultDnsResolver.INSTANCE : new InternetResolver();
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(resolver)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(ANSWER)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(ANSWER).build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .setUserAgent("veilmark")
            .build();
  }

  @Override
  public void carry(String target, CallbackContent content, Map<String, String> headers)
      throws UndeliveredException {
    HttpPost post = new HttpPost(target);
    headers.forEach(post::setHeader);
    post.setEntity(new ByteArrayEntity(content.body(), ContentType.parse(content.contentType())));
    int status;
    try {
      // Closed without being read: the body of an answer may have no end.
      status =
          client.execute(
              post,
              answer -> {
                post.abort();
                return answer.getCode();
              });
    } catch (InternetResolver.ForbiddenHostException e) {
      throw UndeliveredException.forGood(e.getMessage());
    } catch (IOException e) {
      throw UndeliveredException.forNow(inWords(e));
    }
    if (status / 100 != 2) {
      throw UndeliveredException.forNow("the receiver answered with status " + status);
    }
  }

  /** Not the messages of the client: they tell a stranger about the network here. */
  private static String inWords(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "the receiver's name has no address";
    }
    if (failure instanceof SocketTimeoutException) {
      return "the receiver did not answer in time";
    }
    if (failure instanceof SSLException) {
      return "no secure connection to the receiver could be made";
    }
    return "the receiver was not reached";
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
