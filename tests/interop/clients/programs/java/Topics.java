import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of numbered lines, which an engine carries from one to another; with the Java client that the engine brings. */
final class Topics {
  private Topics() {}

  static String create(Cases cases, String name, int partitions) throws Exception {
    String topic = cases.prefix + "-" + name;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cases.bootstrap))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) Math.min(3, cases.brokers())))).all().get();
    }
    return topic;
  }

  static void send(Cases cases, String topic, int from, int to) {
    Map<String, Object> properties = Map.of("bootstrap.servers", cases.bootstrap);
    try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (int at = from; at < to; at++) producer.send(new ProducerRecord<>(topic, "key-" + at, "line " + at));
    }
  }

  /** Reads what is committed until there are so many different lines, and whatever follows; throws if they are not `line 0` to `line count - 1`. */
  static List<String> read(Cases cases, String topic, int count) throws Exception {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", cases.bootstrap);
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    List<String> lines = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(consumer.partitionsFor(topic).stream().map((each) -> new TopicPartition(topic, each.partition())).toList());
      consumer.seekToBeginning(consumer.assignment());
      Cases.until(() -> {
        consumer.poll(Duration.ofMillis(200)).forEach((record) -> lines.add(record.value()));
        return lines.stream().distinct().count() >= count;
      }, count + " lines are there");
      consumer.poll(Duration.ofSeconds(2)).forEach((record) -> lines.add(record.value()));
    }
    for (int at = 0; at < count; at++) Cases.check(lines.contains("line " + at), "line " + at + " is missing");
    return lines;
  }
}
