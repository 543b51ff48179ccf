package org.veilmark.jobs.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.veilmark.schema.topic.KafkaClient;

/** Makes the topics of a service. */
public final class TopicMaker {
  private TopicMaker() {}

  /**
   * Makes those topics that do not exist; others are left as they are.
   *
   * @return the names of those that were made
   * @throws KafkaFailureException if the broker refuses or is not reached
   */
  public static List<String> make(KafkaClient client, TopicPlan plan)
      throws KafkaFailureException, InterruptedException {
    Properties properties = client.properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, client.bootstrapServers());
    List<String> made = new ArrayList<>();
    try (Admin admin = Admin.create(properties)) {
      Map<String, KafkaFuture<Void>> pending = admin.createTopics(plan.newTopics()).values();
      for (NewTopic topic : plan.newTopics()) {
        if (isMade(pending.get(topic.name()))) {
          made.add(topic.name());
        }
      }
    } catch (ExecutionException e) {
      throw new KafkaFailureException("topics were not made", e.getCause());
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new KafkaFailureException("topics were not made", e);
    }
    return made;
  }

  private static boolean isMade(KafkaFuture<Void> pending)
      throws ExecutionException, InterruptedException {
    try {
      pending.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }
}
