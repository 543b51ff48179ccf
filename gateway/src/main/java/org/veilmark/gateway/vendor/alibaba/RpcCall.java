package org.veilmark.gateway.vendor.alibaba;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.Parameters;

/**
 * A call of an action, in whatever of its styles it came.
 *
 * @param http the request that it came by
 * @param parameters of the URL and of the form, which are one
 */
public record RpcCall(HttpCall http, Map<String, String> parameters) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Copies. */
  public RpcCall {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads one.
   *
   * @throws AlibabaException if it is not one
   */
  static RpcCall read(HttpCall http) throws AlibabaException {
    Map<String, String> parameters = new HashMap<>();
    addAll(parameters, http.query());
    if (isForm(http)) {
      try {
        addAll(parameters, Parameters.parse(new String(http.body(), StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException e) {
        throw AlibabaException.invalid("The form cannot be decoded.");
      }
    }
    return new RpcCall(http, parameters);
  }

  private static boolean isForm(HttpCall http) {
    return http.body().length > 0
        && http.header("content-type").orElse(FORM).toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private static void addAll(Map<String, String> parameters, Parameters more)
      throws AlibabaException {
    for (Map.Entry<String, String> one : more.entries()) {
      if (parameters.put(one.getKey(), one.getValue()) != null) {
        throw AlibabaException.invalid("The parameter \"" + one.getKey() + "\" is supplied twice.");
      }
    }
  }

  /** The header by which a call is signed; empty: it is signed by parameters, or not at all. */
  Optional<String> authorization() {
    return http.header("authorization").filter(one -> one.startsWith(Acs3Signature.ALGORITHM));
  }

  /** What is called. */
  String action() {
    return signed("x-acs-action", "Action");
  }

  /** Of which version of the interface. */
  String version() {
    return signed("x-acs-version", "Version");
  }

  /** Of the two places of a value the one that the signature covers. */
  private String signed(String header, String parameter) {
    return authorization().isPresent()
        ? http.header(header).orElse("")
        : parameters.getOrDefault(parameter, "");
  }

  /** A parameter; an empty one is none. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * A parameter that is kept, for which there is a place of limited size.
   *
   * @throws AlibabaException if it is longer
   */
  public Optional<String> text(String name, int maxCharacters) throws AlibabaException {
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().length() > maxCharacters) {
      throw AlibabaException.invalid(
          "The parameter \"" + name + "\" has more than " + maxCharacters + " characters.");
    }
    return text;
  }

  /**
   * A parameter that has to be there.
   *
   * @throws AlibabaException if it is not
   */
  public String required(String name) throws AlibabaException {
    return text(name).orElseThrow(() -> AlibabaException.missing(name));
  }

  /**
   * A parameter that is a number, if it is there.
   *
   * @throws AlibabaException if it is no whole number
   */
  public Optional<Long> number(String name) throws AlibabaException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text.get().strip()));
    } catch (NumberFormatException e) {
      throw AlibabaException.invalid(
          "The parameter \"" + name + "\" is not a whole number: \"" + text.get() + "\".");
    }
  }
}
