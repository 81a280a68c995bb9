import java.util.Properties;

import org.apache.storm.Config;
import org.apache.storm.LocalCluster;
import org.apache.storm.kafka.bolt.KafkaBolt;
import org.apache.storm.kafka.bolt.mapper.FieldNameBasedTupleToKafkaMapper;
import org.apache.storm.kafka.bolt.selector.DefaultTopicSelector;
import org.apache.storm.kafka.spout.FirstPollOffsetStrategy;
import org.apache.storm.kafka.spout.KafkaSpout;
import org.apache.storm.kafka.spout.KafkaSpoutConfig;
import org.apache.storm.topology.TopologyBuilder;
import org.apache.storm.tuple.Fields;
import org.apache.storm.tuple.Values;
import org.apache.storm.utils.VersionInfo;

/** Storm, in local mode, reads a topic with its spout and writes another with its bolt, at least once. */
public final class StormTopology {
  private static Cases cases;

  public static void main(String[] arguments) {
    cases = new Cases(arguments);
    cases.add("a topology with the spout and the bolt, in local mode", StormTopology::copy);
    if (cases.brokers() > 1) cases.add("a topology with the spout and the bolt while brokers are killed", StormTopology::copyOnKilled);
    cases.main(VersionInfo.getVersion());
  }

  private static long copy() throws Exception {
    String source = Topics.create(cases, "source", 3);
    String target = Topics.create(cases, "target", 3);
    Topics.send(cases, source, 0, 2000);
    submit("copy", source, target);
    Topics.read(cases, target, 2000);
    return 2000;
  }

  /** Lines may come twice: whatever was not acknowledged in time is sent again. */
  private static long copyOnKilled() throws Exception {
    String source = Topics.create(cases, "killed-source", 3);
    String target = Topics.create(cases, "killed-target", 3);
    submit("copy-killed", source, target);
    int count = 0;
    for (int broker = 1; broker <= 3; broker++, count += 1000) {
      Topics.send(cases, source, count, count + 500);
      Cases.ask("kill", broker);
      Topics.send(cases, source, count + 500, count + 1000);
      Cases.ask("start", broker);
      Topics.read(cases, target, count + 1000);
    }
    return count;
  }

  private static void submit(String name, String source, String target) throws Exception {
    var spout = KafkaSpoutConfig.builder(cases.bootstrap, source)
      .setProp("group.id", cases.prefix + "-storm-" + name)
      .setFirstPollOffsetStrategy(FirstPollOffsetStrategy.EARLIEST)
      .setRecordTranslator((record) -> new Values(record.key(), record.value()), new Fields("key", "message"))
      .build();
    var properties = new Properties();
    properties.put("bootstrap.servers", cases.bootstrap);
    properties.put("acks", "all");
    properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    var bolt = new KafkaBolt<String, String>()
      .withProducerProperties(properties)
      .withTopicSelector(new DefaultTopicSelector(target))
      .withTupleToKafkaMapper(new FieldNameBasedTupleToKafkaMapper<>("key", "message"));
    var builder = new TopologyBuilder();
    builder.setSpout("spout", new KafkaSpout<>(spout), 1);
    builder.setBolt("bolt", bolt, 1).shuffleGrouping("spout");
    var config = new Config();
    config.setMaxSpoutPending(500);
    var storm = new LocalCluster();
    storm.submitTopology(name, config, builder.createTopology());
  }
}
