import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The benchmark's work in groups and transactions, by Kafka's Java client. Arguments: what to do, host:port, and then
 *
 * transact TOPIC PRODUCERS UNITS RECORDS VALUE_BYTES BATCH_BYTES: each producer writes so many transactions, one after the other;
 * copy FROM TO RECORDS: fills the first topic, then reads it in a group and writes each record with its offset in a transaction;
 * join TOPIC PARTITIONS GROUPS PROTOCOL: members of groups that have nothing to do come and go.
 *
 * Prints one line of JSON. Everything that is timed was done before, as with ours.
 */
public final class KafkaCoordinated {
  private static final int WARM_UPS = 10;

  private final String address;

  private KafkaCoordinated(String address) {
    this.address = address;
  }

  public static void main(String[] args) throws Exception {
    KafkaCoordinated work = new KafkaCoordinated(args[1]);
    String result =
        switch (args[0]) {
          case "transact" ->
              work.transact(
                  args[2],
                  Integer.parseInt(args[3]),
                  Integer.parseInt(args[4]),
                  Integer.parseInt(args[5]),
                  Integer.parseInt(args[6]),
                  args[7]);
          case "copy" -> work.copy(args[2], args[3], Integer.parseInt(args[4]));
          case "join" -> work.join(args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]), args[5]);
          default -> throw new IllegalArgumentException("no work is called " + args[0]);
        };
    System.out.println(result);
    System.exit(0);
  }

  private String transact(String topic, int producers, int units, int records, int valueBytes, String batchBytes)
      throws Exception {
    byte[][] values = payloads(4096, valueBytes);
    List<KafkaProducer<byte[], byte[]>> all = new ArrayList<>();
    for (int at = 0; at < producers; at++) all.add(producer(topic + "-" + at, batchBytes));
    List<Double> samples = new ArrayList<>();
    together(all, producer -> {
      for (int unit = 0; unit < WARM_UPS; unit++) write(producer, topic, values, records);
      return null;
    });
    long beganNs = System.nanoTime();
    together(all, producer -> {
      List<Double> own = new ArrayList<>();
      for (int unit = 0; unit < units; unit++) {
        long unitNs = System.nanoTime();
        write(producer, topic, values, records);
        own.add(msSince(unitNs));
      }
      synchronized (samples) {
        samples.addAll(own);
      }
      return null;
    });
    double seconds = msSince(beganNs) / 1000;
    return "{\"seconds\":" + seconds + "," + latencies(samples) + "}";
  }

  private static void write(KafkaProducer<byte[], byte[]> producer, String topic, byte[][] values, int records) {
    producer.beginTransaction();
    for (int at = 0; at < records; at++) producer.send(new ProducerRecord<>(topic, values[at & 4095]));
    producer.commitTransaction();
  }

  private interface Task<T> {
    Object run(T each) throws Exception;
  }

  /** Runs the task for all of them at the same time, to the end. */
  private static <T> void together(List<T> all, Task<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(all.size());
    List<Callable<Object>> calls = new ArrayList<>();
    for (T each : all) calls.add(() -> task.run(each));
    for (Future<Object> done : threads.invokeAll(calls)) done.get();
    threads.shutdown();
  }

  private String copy(String from, String to, int records) {
    fill(from, 2 * records);
    KafkaProducer<byte[], byte[]> producer = producer("copy-" + to, "16384");
    List<Double> samples = new ArrayList<>();
    int done = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("copy-" + to, "consumer")) {
      consumer.subscribe(List.of(from));
      while (done < 2 * records) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          long beganNs = System.nanoTime();
          producer.beginTransaction();
          producer.send(new ProducerRecord<>(to, record.value()));
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          Map<TopicPartition, OffsetAndMetadata> offsets = Map.of(partition, new OffsetAndMetadata(record.offset() + 1));
          producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
          producer.commitTransaction();
          done++;
          if (done > records) samples.add(msSince(beganNs));
        }
      }
    }
    return "{" + latencies(samples) + "}";
  }

  private void fill(String topic, int records) {
    Properties properties = common();
    properties.put("acks", "all");
    byte[][] values = payloads(256, 100);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties)) {
      for (int at = 0; at < records; at++) producer.send(new ProducerRecord<>(topic, values[at & 255]));
      producer.flush();
    }
  }

  private String join(String topic, int partitions, int groups, String protocol) throws Exception {
    List<Double> firstMs = new ArrayList<>();
    List<Double> secondMs = new ArrayList<>();
    List<Double> leaveMs = new ArrayList<>();
    Member warm = new Member(topic + "-warm-up", topic, protocol);
    warm.until(partitions);
    warm.leave();
    for (int count = 0; count < groups; count++) {
      String group = topic + "-" + count;
      long beganNs = System.nanoTime();
      Member first = new Member(group, topic, protocol);
      first.until(partitions);
      firstMs.add(msSince(beganNs));
      beganNs = System.nanoTime();
      Member second = new Member(group, topic, protocol);
      second.until(partitions / 2);
      secondMs.add(msSince(beganNs));
      beganNs = System.nanoTime();
      second.leaveSoon();
      first.until(partitions);
      leaveMs.add(msSince(beganNs));
      second.leave();
      first.leave();
    }
    return "{\"firstMs\":" + firstMs + ",\"secondMs\":" + secondMs + ",\"leaveMs\":" + leaveMs + "}";
  }

  /** A member of a group, polling in a thread of its own. */
  private final class Member {
    private final AtomicInteger owned = new AtomicInteger();
    private final Thread thread;
    private volatile boolean isLeaving = false;

    Member(String group, String topic, String protocol) {
      thread = new Thread(() -> {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(group, protocol)) {
          consumer.subscribe(List.of(topic), new Count());
          while (!isLeaving) consumer.poll(Duration.ofMillis(10));
        }
      });
      thread.start();
    }

    void until(int partitions) throws InterruptedException {
      synchronized (owned) {
        while (owned.get() != partitions) owned.wait();
      }
    }

    void leaveSoon() {
      isLeaving = true;
    }

    void leave() throws InterruptedException {
      isLeaving = true;
      thread.join();
    }

    private final class Count implements ConsumerRebalanceListener {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        change(partitions.size());
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        change(-partitions.size());
      }

      private void change(int by) {
        synchronized (owned) {
          owned.addAndGet(by);
          owned.notifyAll();
        }
      }
    }
  }

  private Properties common() {
    Properties properties = new Properties();
    String base = "org.apache.kafka.common.serialization.ByteArray";
    properties.put("bootstrap.servers", address);
    for (String what : List.of("key", "value")) {
      properties.put(what + ".serializer", base + "Serializer");
      properties.put(what + ".deserializer", base + "Deserializer");
    }
    return properties;
  }

  private KafkaProducer<byte[], byte[]> producer(String transactionalId, String batchBytes) {
    Properties properties = common();
    properties.put("transactional.id", transactionalId);
    properties.put("batch.size", batchBytes);
    properties.put("compression.type", "none");
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties);
    producer.initTransactions();
    return producer;
  }

  private KafkaConsumer<byte[], byte[]> consumer(String group, String protocol) {
    Properties properties = common();
    properties.put("group.id", group);
    properties.put("group.protocol", protocol);
    properties.put("auto.offset.reset", "earliest");
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(properties);
  }

  private static byte[][] payloads(int count, int sizeBytes) {
    Random random = new Random(42);
    byte[][] all = new byte[count][sizeBytes];
    for (byte[] each : all) random.nextBytes(each);
    return all;
  }

  private static double msSince(long ns) {
    return (System.nanoTime() - ns) / 1e6;
  }

  private static String latencies(List<Double> samples) {
    List<Double> sorted = samples.stream().sorted().toList();
    return "\"latency\":{\"p50Ms\":" + quantile(sorted, 0.5) + ",\"p99Ms\":" + quantile(sorted, 0.99)
        + ",\"p999Ms\":" + quantile(sorted, 0.999) + "}";
  }

  private static double quantile(List<Double> sorted, double fraction) {
    return sorted.get(Math.max(0, (int) Math.ceil(fraction * sorted.size()) - 1));
  }
}
