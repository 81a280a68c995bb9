import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.mirror.MirrorMaker;

/** MirrorMaker 2 copies a topic, its configs and where a group is, from a cluster to itself under another name. */
public final class Mirror {
  private static Cases cases;

  public static void main(String[] arguments) {
    cases = JavaClient.begin(arguments);
    cases.add("a topic with its partitions, records and configs, and the offsets of a group", Mirror::mirror);
    cases.main(AppInfoParser.getVersion());
  }

  private static long mirror() throws Exception {
    String topic = JavaClient.topic("mirrored", 3, Map.of("max.message.bytes", "777777"));
    JavaClient.send(topic, 0, 2000);
    String group = cases.prefix + "-mirrored-group";
    try (var consumer = JavaClient.consumer("group.id", group)) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(100)));
    }
    String from = cases.prefix + "-from";
    Map<String, String> properties = new HashMap<>();
    properties.put("clusters", from + ", to");
    properties.put(from + ".bootstrap.servers", cases.bootstrap);
    properties.put("to.bootstrap.servers", cases.bootstrap);
    properties.put(from + "->to.enabled", "true");
    properties.put("to->" + from + ".enabled", "false");
    properties.put(from + "->to.topics", topic);
    properties.put(from + "->to.groups", group);
    properties.put(from + "->to.emit.checkpoints.interval.seconds", "1");
    properties.put(from + "->to.sync.group.offsets.enabled", "true");
    properties.put(from + "->to.sync.group.offsets.interval.seconds", "1");
    properties.put(from + "->to.sync.topic.acls.enabled", "false");
    properties.put("replication.factor", "1");
    for (String kind : List.of("checkpoints.topic", "heartbeats.topic", "offset-syncs.topic", "offset.storage", "status.storage", "config.storage")) {
      properties.put(kind + ".replication.factor", "1");
    }
    properties.put("dedicated.mode.enable.internal.rest", "false");
    // Its other ways look through every class of every jar.
    properties.put("plugin.discovery", "service_load");
    var mirrorMaker = new MirrorMaker(properties);
    mirrorMaker.start();
    String copy = from + "." + topic;
    Cases.until(() -> exists(copy), "the copy is there");
    Cases.checkAll(JavaClient.read(copy, 2000), 2000);
    var resource = new org.apache.kafka.common.config.ConfigResource(org.apache.kafka.common.config.ConfigResource.Type.TOPIC, copy);
    var configs = JavaClient.admin.describeConfigs(List.of(resource)).all().get().get(resource);
    Cases.same(configs.get("max.message.bytes").value(), "777777", "a config of the copy");
    String checkpoints = from + ".checkpoints.internal";
    Cases.until(() -> exists(checkpoints), "the offsets of groups are told");
    Cases.check(!JavaClient.read(checkpoints, 1).isEmpty(), "a checkpoint");
    mirrorMaker.stop();
    return 2000;
  }

  private static boolean exists(String topic) {
    try {
      return JavaClient.admin.listTopics().names().get().contains(topic);
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }
}
