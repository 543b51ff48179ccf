package org.veilmark.gateway.http;

/**
 * An interface that is served: a vendor's, or one of our own. Called from many threads.
 *
 * <p>What a caller can do wrong is part of the answer, in the shape that the interface's clients
 * read. What is thrown is a failure of ours: the server logs it and asks for {@link
 * HttpFault#INTERNAL} in the same shape.
 */
public interface HttpApi {

  /** By which metrics and the log name it. */
  String name();

  /** Whether calls of a path are its. The first interface that says so gets them. */
  boolean owns(String path);

  /** Answers a call. */
  HttpAnswer answer(HttpCall call) throws Exception;

  /** What a call is answered whose own answer is a fault. */
  HttpAnswer fault(String requestId, HttpFault fault);
}
