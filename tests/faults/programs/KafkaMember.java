import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer of Apache Kafka that reads a topic in a group and tells what it is given, has read and committed, a line of JSON each:
 * BOOTSTRAP NAME TOPIC GROUP PROTOCOL ASSIGNOR STATIC AUTOCOMMIT. It commits by hand unless AUTOCOMMIT is true, also when it is told to
 * ("commit"), and leaves its group when it is told to end ("stop").
 */
public final class KafkaMember {
  private static final long COMMIT_EVERY_NANOS = 200_000_000L;
  private static final ConcurrentLinkedQueue<String> WORDS = new ConcurrentLinkedQueue<>();

  public static void main(String[] words) throws Exception {
    String name = words[1];
    String topic = words[2];
    boolean autoCommit = Boolean.parseBoolean(words[7]);
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties(words));
    listen(consumer);
    Map<TopicPartition, Long> next = new HashMap<>();
    consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach((partition) -> next.put(partition, -1L));
        tellOf("assigned", partitions);
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
        tellOf("revoked", partitions);
      }

      @Override
      public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(next::remove);
        tellOf("lost", partitions);
      }
    });
    tell("\"did\":\"joining\"");
    long committed = 0;
    boolean isStopping = false;
    while (!isStopping) {
      ConsumerRecords<byte[], byte[]> records = poll(consumer);
      for (TopicPartition partition : records.partitions()) {
        List<ConsumerRecord<byte[], byte[]>> batch = records.records(partition);
        long last = batch.get(batch.size() - 1).offset();
        tell("\"did\":\"read\",\"partition\":" + partition.partition() + ",\"first\":" + batch.get(0).offset() + ",\"last\":" + last);
        next.replace(partition, last + 1);
      }
      boolean isDue = !autoCommit && !records.isEmpty() && System.nanoTime() - committed > COMMIT_EVERY_NANOS;
      for (String word = WORDS.poll(); word != null; word = WORDS.poll()) {
        isStopping |= word.equals("stop");
        isDue |= word.equals("commit");
      }
      if (!isDue) continue;
      commit(consumer, next);
      committed = System.nanoTime();
    }
    consumer.close(Duration.ofSeconds(10));
    System.exit(0);
  }

  private static Properties properties(String[] words) {
    String protocol = words[4];
    Properties properties = new Properties();
    properties.put("bootstrap.servers", words[0]);
    properties.put("client.id", words[1]);
    properties.put("group.id", words[3]);
    properties.put("group.protocol", protocol);
    if (protocol.equals("classic")) {
      properties.put("partition.assignment.strategy", words[5]);
      properties.put("session.timeout.ms", "6000");
      properties.put("heartbeat.interval.ms", "500");
    } else {
      properties.put("group.remote.assignor", words[5]);
    }
    if (Boolean.parseBoolean(words[6])) properties.put("group.instance.id", words[1]);
    properties.put("enable.auto.commit", words[7]);
    properties.put("auto.commit.interval.ms", "100");
    properties.put("auto.offset.reset", "earliest");
    properties.put("max.poll.interval.ms", "60000");
    properties.put("metadata.max.age.ms", "5000");
    properties.put("key.deserializer", ByteArrayDeserializer.class.getName());
    properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
    return properties;
  }

  /** Nothing else wakes it up but a word. */
  private static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer) {
    try {
      return consumer.poll(Duration.ofMillis(200));
    } catch (WakeupException woken) {
      return ConsumerRecords.empty();
    } catch (KafkaException refused) {
      // It was silent for too long, and asked for its offsets before it knew: the next poll joins again.
      tellOfRefusal(refused);
      return ConsumerRecords.empty();
    }
  }

  private static void commit(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> next) {
    Map<TopicPartition, OffsetAndMetadata> offsets = next.entrySet().stream()
        .filter((entry) -> entry.getValue() >= 0)
        .collect(Collectors.toMap(Map.Entry::getKey, (entry) -> new OffsetAndMetadata(entry.getValue())));
    tell("\"did\":\"committing\"");
    if (offsets.isEmpty()) return;
    try {
      consumer.commitSync(offsets, Duration.ofSeconds(30));
      offsets.forEach((partition, offset) ->
          tell("\"did\":\"committed\",\"partition\":" + partition.partition() + ",\"offset\":" + offset.offset()));
    } catch (WakeupException woken) {
      // What came of it is not known; the next commit says so.
    } catch (KafkaException refused) {
      tellOfRefusal(refused);
    }
  }

  private static void listen(KafkaConsumer<byte[], byte[]> consumer) {
    BufferedReader words = new BufferedReader(new InputStreamReader(System.in));
    Thread thread = new Thread(() -> {
      try {
        for (String word = words.readLine(); word != null; word = words.readLine()) {
          WORDS.add(word);
          consumer.wakeup();
        }
      } catch (Exception error) {
        error.printStackTrace();
      }
      // Whoever started it is gone.
      if (!WORDS.contains("stop")) Runtime.getRuntime().halt(0);
    });
    thread.setDaemon(true);
    thread.start();
  }

  private static void tellOfRefusal(KafkaException refused) {
    tell("\"did\":\"refused\",\"code\":\"" + refused.getClass().getSimpleName() + "\"");
  }

  private static void tellOf(String did, Collection<TopicPartition> partitions) {
    String numbers = partitions.stream().map((each) -> String.valueOf(each.partition())).collect(Collectors.joining(","));
    tell("\"did\":\"" + did + "\",\"partitions\":[" + numbers + "]");
  }

  private static synchronized void tell(String what) {
    System.out.println("{\"at\":" + System.nanoTime() + "," + what + "}");
    System.out.flush();
  }
}
