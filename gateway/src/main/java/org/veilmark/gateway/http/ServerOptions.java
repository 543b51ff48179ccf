package org.veilmark.gateway.http;

/**
 * How the server listens.
 *
 * @param host address to bind
 * @param port 0: any
 */
public record ServerOptions(String host, int port) {}
