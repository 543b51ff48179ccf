package org.veilmark.gateway.vendor.alibaba.iproduction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.veilmark.gateway.job.Cover;
import org.veilmark.gateway.job.CoverNames;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;
import org.veilmark.gateway.vendor.alibaba.AlibabaException;
import org.veilmark.gateway.vendor.alibaba.MediaReference;

/** Makes pictures that may stand for a video. */
final class SmartCover implements ProductionFunction {
  static final String NAME = "Cover";

  private static final String MODEL = "Model";
  private static final String COUNT = "Count";
  private static final double MICROS = 1e6;

  @Override
  public Set<String> parameters() {
    return Set.of(MODEL, COUNT);
  }

  @Override
  public JobTask task(ProductionOrder order) throws AlibabaException {
    Optional<String> model = order.parameters().text(MODEL);
    if (model.isPresent()) {
      throw AlibabaException.unsupported(
          "The parameter \"JobParams\" has the Model \""
              + model.get()
              + "\"; covers here are pictures that do not move.");
    }
    long count = order.parameters().number(COUNT).orElse(1L);
    if (count < 1 || count > JobTask.MAX_COVERS) {
      throw AlibabaException.invalid(
          "The field \"Count\" of the parameter \"JobParams\" is not within 1.."
              + JobTask.MAX_COVERS
              + ".");
    }
    StoredObject output = order.outputs();
    Optional<String> complaint = CoverNames.complaint(output, (int) count);
    if (complaint.isPresent()) {
      throw AlibabaException.invalid("The parameter \"Output\" " + complaint.get() + ".");
    }
    return JobTask.cover(order.input(), output, (int) count);
  }

  @Override
  public List<StoredObject> written(Job job) {
    return CoverNames.written(job);
  }

  @Override
  public JsonNode data(Job job) {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    List<StoredObject> written = written(job);
    for (int i = 0; i < written.size(); i++) {
      Cover cover = job.status().covers().get(i);
      data.addObject()
          .put("Score", cover.score())
          .put("Time", cover.timeMicros() / MICROS)
          .put("Url", MediaReference.url(written.get(i)));
    }
    return data;
  }
}
