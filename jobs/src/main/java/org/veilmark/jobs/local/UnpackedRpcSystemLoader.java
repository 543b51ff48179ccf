package org.veilmark.jobs.local;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.classloading.SubmoduleClassLoader;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.exceptions.RpcLoaderException;

/**
 * Loads Flink's RPC from a jar that the launcher has unpacked once: Flink's own loader, which comes
 * next where there is none, unpacks its 24 MB at each start.
 */
public final class UnpackedRpcSystemLoader implements RpcSystemLoader {
  private static final String JAR_PROPERTY = "veilmark.flink.rpc.jar";

  /** Before that of Flink's own. */
  private static final int PRIORITY = -1;

  @Override
  public int getLoadPriority() {
    return PRIORITY;
  }

  @Override
  public RpcSystem loadRpcSystem(Configuration configuration) {
    String jar = System.getProperty(JAR_PROPERTY);
    if (jar == null) {
      throw new RpcLoaderException("nothing is unpacked: there is no " + JAR_PROPERTY);
    }
    try {
      URL[] urls = {Path.of(jar).toUri().toURL()};
      // Lives as long as the cluster, which lives as long as the process.
      ClassLoader loader = new SubmoduleClassLoader(urls, RpcSystem.class.getClassLoader());
      return ServiceLoader.load(RpcSystem.class, loader).iterator().next();
    } catch (MalformedURLException e) {
      throw new RpcLoaderException("not a path: " + jar, e);
    }
  }
}
