import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    if (cases.brokers() > 1) cases.add("a topic with its partitions and records while brokers are killed", Mirror::mirrorOnKilled);
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
    var mirrorMaker = start(from, topic, group, 1);
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

  /** At least once, and in order but for what comes again: that is what it promises of itself. */
  private static long mirrorOnKilled() throws Exception {
    String topic = JavaClient.topic("mirrored-killed", 3);
    String from = cases.prefix + "-killed";
    String copy = from + "." + topic;
    JavaClient.send(topic, 0, 500);
    var mirrorMaker = start(from, topic, cases.prefix + "-nobody", Math.min(3, cases.brokers()));
    Cases.until(() -> exists(copy), "the copy is there");
    int count = 500;
    for (int round = 0; round < 3; round++, count += 1000) {
      int victim = JavaClient.leaderOf(round % 2 == 0 ? topic : copy);
      Cases.ask("kill", victim);
      JavaClient.send(topic, count, count + 1000, "delivery.timeout.ms", "120000");
      Cases.ask("start", victim);
    }
    int all = count;
    Set<Integer> copied = new HashSet<>();
    try (var consumer = JavaClient.consumer()) {
      consumer.assign(List.of(0, 1, 2).stream().map((partition) -> new TopicPartition(copy, partition)).toList());
      consumer.seekToBeginning(consumer.assignment());
      Cases.until(() -> {
        consumer.poll(Duration.ofMillis(200)).forEach((record) -> copied.add(Cases.check(record)));
        return copied.size() == all;
      }, all + " records are copied");
    }
    mirrorMaker.stop();
    return all;
  }

  private static MirrorMaker start(String from, String topic, String group, int replicas) throws Exception {
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
    properties.put("replication.factor", String.valueOf(replicas));
    for (String kind : List.of("checkpoints.topic", "heartbeats.topic", "offset-syncs.topic", "offset.storage", "status.storage", "config.storage")) {
      properties.put(kind + ".replication.factor", String.valueOf(replicas));
    }
    properties.put("dedicated.mode.enable.internal.rest", "false");
    // Its other ways look through every class of every jar.
    properties.put("plugin.discovery", "service_load");
    var mirrorMaker = new MirrorMaker(properties);
    mirrorMaker.start();
    return mirrorMaker;
  }

  private static boolean exists(String topic) {
    try {
      return JavaClient.admin.listTopics().names().get().contains(topic);
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }
}
