import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.AppInfoParser;

/** Cases of Apache Kafka's own producer, consumer (both group protocols) and transactions. */
public final class JavaClient {
  private static Cases cases;
  static Admin admin;

  /** For the other programs, which use what is here. */
  static Cases begin(String[] arguments) {
    cases = new Cases(arguments);
    admin = Admin.create(Map.of("bootstrap.servers", cases.bootstrap));
    return cases;
  }

  public static void main(String[] arguments) throws Exception {
    begin(arguments);
    for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
      cases.add("produce and consume, " + codec, () -> roundTrip(codec));
    }
    cases.add("what others are to read is written, in every codec", JavaClient::writeForOthers);
    cases.add("what others wrote, in every codec, is read", JavaClient::readOthers);
    for (String codec : List.of("gzip", "zstd", "uncompressed")) {
      cases.add("the broker compresses again, to " + codec, () -> recompressed(codec));
    }
    cases.add("acks of one and of none", JavaClient::acks);
    cases.add("a record of one megabyte, and one that is too large", JavaClient::large);
    cases.add("positions by time and of both ends", JavaClient::positions);
    for (String protocol : List.of("classic", "consumer")) {
      cases.add(protocol + " protocol: two members divide partitions, one leaves, the next resumes", () -> group(protocol));
      cases.add(protocol + " protocol: a static member comes back to its partitions", () -> staticMember(protocol));
      cases.add(protocol + " protocol: a topic by pattern, and one that is added", () -> byPattern(protocol));
    }
    cases.add("transactions: what is committed is read, what is aborted is not", JavaClient::transactions);
    cases.add("a copy in transactions with the offsets of its group", JavaClient::copy);
    cases.add("a producer that was replaced is fenced", JavaClient::fenced);
    cases.add("a topic that is made again under its name", JavaClient::again);
    if (cases.brokers() > 1) {
      cases.add("the leader is killed while records are sent and read", JavaClient::failover);
      cases.add("a coordinator is killed in the middle of transactions", JavaClient::coordinatorKilled);
    }
    cases.main(AppInfoParser.getVersion());
  }

  static String topic(String name, int partitions, Map<String, String> configs) throws Exception {
    String topic = cases.prefix + "-" + name;
    short replicas = (short) Math.min(3, cases.brokers());
    admin.createTopics(List.of(new NewTopic(topic, partitions, replicas).configs(configs))).all().get();
    return topic;
  }

  static String topic(String name, int partitions) throws Exception {
    return topic(name, partitions, Map.of());
  }

  static Properties properties(String... pairs) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", cases.bootstrap);
    for (int at = 0; at < pairs.length; at += 2) properties.put(pairs[at], pairs[at + 1]);
    return properties;
  }

  static KafkaProducer<String, String> producer(String... pairs) {
    return new KafkaProducer<>(properties(pairs), new StringSerializer(), new StringSerializer());
  }

  static KafkaConsumer<String, String> consumer(String... pairs) {
    Properties properties = properties(pairs);
    properties.putIfAbsent("auto.offset.reset", "earliest");
    properties.putIfAbsent("enable.auto.commit", "false");
    properties.putIfAbsent("isolation.level", "read_committed");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
  }

  static void send(String topic, int from, int to, String... pairs) throws Exception {
    try (var producer = producer(pairs)) {
      for (int at = from; at < to; at++) producer.send(Cases.record(topic, null, at));
    }
  }

  /** Reads all partitions, without a group, until there are so many and no more come. */
  static List<ConsumerRecord<String, String>> read(String topic, int count, String... pairs) throws Exception {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer = consumer(pairs)) {
      consumer.assign(consumer.partitionsFor(topic).stream().map((each) -> new TopicPartition(topic, each.partition())).toList());
      consumer.seekToBeginning(consumer.assignment());
      long end = System.nanoTime() + 120_000_000_000L;
      while (records.size() < count) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        Cases.check(System.nanoTime() < end, "only " + records.size() + " of " + count + " records were read in 120 s");
      }
      consumer.poll(Duration.ofMillis(300)).forEach(records::add);
    }
    return records;
  }

  static long verified(String topic, int count, String... pairs) throws Exception {
    Cases.checkAll(read(topic, count, pairs), count);
    return count;
  }

  private static long roundTrip(String codec) throws Exception {
    String topic = topic(codec, 3);
    send(topic, 0, 5000, "compression.type", codec, "linger.ms", "5");
    return verified(topic, 5000);
  }

  private static long writeForOthers() throws Exception {
    String topic = topic("exchange", 3);
    int count = 0;
    for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
      send(topic, count, count + 100, "compression.type", codec, "linger.ms", "5");
      count += 100;
    }
    return count;
  }

  private static long readOthers() throws Exception {
    String run = cases.prefix.split("-")[0] + "-";
    long count = 0;
    for (String topic : admin.listTopics().names().get()) {
      if (topic.startsWith(run) && topic.endsWith("-exchange")) count += verified(topic, 500);
    }
    return count;
  }

  private static long recompressed(String codec) throws Exception {
    String topic = topic("again-" + codec, 1, Map.of("compression.type", codec));
    send(topic, 0, 500, "compression.type", "lz4", "linger.ms", "20");
    return verified(topic, 500);
  }

  private static long acks() throws Exception {
    String topic = topic("acks", 1);
    send(topic, 0, 200, "acks", "1", "enable.idempotence", "false");
    send(topic, 200, 400, "acks", "0", "enable.idempotence", "false");
    return verified(topic, 400);
  }

  private static long large() throws Exception {
    String topic = topic("large", 1);
    try (var producer = producer("max.request.size", "3000000")) {
      String million = "x".repeat(1_000_000);
      producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic, million)).get();
      try {
        producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic, million + million)).get();
        throw new AssertionError("two megabytes were taken");
      } catch (ExecutionException error) {
        Cases.check(error.getCause() instanceof org.apache.kafka.common.errors.RecordTooLargeException, "" + error.getCause());
      }
    }
    // The batch is larger than what is asked for, and comes whole.
    Cases.same(read(topic, 1, "max.partition.fetch.bytes", "1000", "fetch.max.bytes", "1000").get(0).value().length(), 1_000_000, "its length");
    return 1;
  }

  private static long positions() throws Exception {
    String topic = topic("positions", 1);
    send(topic, 0, 100);
    TopicPartition partition = new TopicPartition(topic, 0);
    try (var consumer = consumer()) {
      Cases.same(consumer.beginningOffsets(List.of(partition)).get(partition), 0L, "the beginning");
      Cases.same(consumer.endOffsets(List.of(partition)).get(partition), 100L, "the end");
      var found = consumer.offsetsForTimes(Map.of(partition, 1_700_000_000_040L)).get(partition);
      Cases.same(found.offset(), 40L, "the offset of a time");
      Cases.same(consumer.offsetsForTimes(Map.of(partition, 1_800_000_000_000L)).get(partition), null, "the offset of a later time");
      consumer.assign(List.of(partition));
      consumer.seek(partition, 1000);
      // Beyond the end it goes back to the beginning.
      Cases.until(() -> consumer.poll(Duration.ofMillis(100)).count() > 0, "it reads from the beginning");
    }
    return 0;
  }

  /** A consumer of its own thread that keeps what it has read and commits it. */
  static final class Member extends Thread implements ConsumerRebalanceListener {
    final KafkaConsumer<String, String> consumer;
    final ConcurrentLinkedQueue<ConsumerRecord<String, String>> records = new ConcurrentLinkedQueue<>();
    volatile Set<TopicPartition> assigned = Set.of();
    volatile boolean stopping;
    volatile Throwable failure;
    private final Object subscription;

    Member(Object subscription, String... pairs) {
      this.subscription = subscription;
      consumer = consumer(pairs);
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      try (consumer) {
        if (subscription instanceof java.util.regex.Pattern pattern) consumer.subscribe(pattern, this);
        else consumer.subscribe(List.of((String) subscription), this);
        while (!stopping) {
          var polled = consumer.poll(Duration.ofMillis(100));
          assigned = Set.copyOf(consumer.assignment());
          if (polled.isEmpty()) continue;
          polled.forEach(records::add);
          consumer.commitSync();
        }
      } catch (Throwable error) {
        failure = error;
      }
      assigned = Set.of();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    int partitions() {
      if (failure != null) throw new AssertionError(failure);
      return assigned.size();
    }

    void end() throws InterruptedException {
      stopping = true;
      join();
      if (failure != null) throw new AssertionError(failure);
    }
  }

  static String[] groupOf(String protocol, String group, String... more) {
    List<String> pairs = new ArrayList<>(List.of("group.id", group, "group.protocol", protocol, "metadata.max.age.ms", "1000"));
    if (protocol.equals("classic")) pairs.addAll(List.of("session.timeout.ms", "10000", "heartbeat.interval.ms", "500"));
    pairs.addAll(Arrays.asList(more));
    return pairs.toArray(String[]::new);
  }

  private static long group(String protocol) throws Exception {
    String topic = topic("group-" + protocol, 6);
    String group = cases.prefix + "-group-" + protocol;
    Member one = new Member(topic, groupOf(protocol, group));
    Cases.until(() -> one.partitions() == 6, "one has all partitions");
    send(topic, 0, 600);
    Cases.until(() -> one.records.size() == 600, "one has read all");
    Member two = new Member(topic, groupOf(protocol, group));
    Cases.until(() -> one.partitions() == 3 && two.partitions() == 3, "each has three partitions");
    send(topic, 600, 1200);
    Cases.until(() -> one.records.size() + two.records.size() == 1200, "both have read all");
    var described = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
    Cases.same(described.groupState().toString(), "Stable", "the state");
    Cases.same(described.members().size(), 2, "the number of members");
    Cases.same(described.type().toString().toLowerCase(), protocol, "the type");
    one.end();
    Cases.until(() -> two.partitions() == 6, "two has all partitions");
    two.end();
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Cases.same(committed.values().stream().mapToLong(OffsetAndMetadata::offset).sum(), 1200L, "what is committed");
    send(topic, 1200, 1300);
    Member three = new Member(topic, groupOf(protocol, group));
    Cases.until(() -> three.records.size() >= 100, "three has read on");
    three.end();
    List<ConsumerRecord<String, String>> all = new ArrayList<>(one.records);
    all.addAll(two.records);
    all.addAll(three.records);
    Cases.checkAll(all, 1300);
    Cases.until(() -> deleted(group), "the group is deleted");
    return 1300;
  }

  private static boolean deleted(String group) {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (Exception error) {
      return false;
    }
  }

  private static long staticMember(String protocol) throws Exception {
    String topic = topic("static-" + protocol, 4);
    String group = cases.prefix + "-static-" + protocol;
    Member one = new Member(topic, groupOf(protocol, group, "group.instance.id", "one"));
    Member two = new Member(topic, groupOf(protocol, group, "group.instance.id", "two"));
    Cases.until(() -> one.partitions() == 2 && two.partitions() == 2, "each has two partitions");
    Set<TopicPartition> ofOne = one.assigned;
    Set<TopicPartition> ofTwo = two.assigned;
    one.end();
    Member again = new Member(topic, groupOf(protocol, group, "group.instance.id", "one"));
    Cases.until(() -> again.partitions() == 2, "it is back");
    Cases.same(again.assigned, ofOne, "what it has");
    Cases.same(two.assigned, ofTwo, "what the other has");
    send(topic, 0, 400);
    Cases.until(() -> again.records.size() + two.records.size() == 400, "both have read all");
    again.end();
    two.end();
    return 400;
  }

  private static long byPattern(String protocol) throws Exception {
    String first = topic("pattern-" + protocol + "-1", 2);
    Member one = new Member(
      java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(cases.prefix + "-pattern-" + protocol) + "-.*"),
      groupOf(protocol, cases.prefix + "-pattern-" + protocol)
    );
    Cases.until(() -> one.partitions() == 2, "it has the first topic");
    String second = topic("pattern-" + protocol + "-2", 3);
    Cases.until(() -> one.partitions() == 5, "it has the second topic too");
    send(first, 0, 50);
    send(second, 50, 100);
    Cases.until(() -> one.records.size() == 100, "it has read both");
    one.end();
    return 100;
  }

  private static long transactions() throws Exception {
    String topic = topic("transactions", 3);
    try (var producer = producer("transactional.id", cases.prefix + "-transactions", "linger.ms", "5")) {
      producer.initTransactions();
      for (int at = 0; at < 20; at++) {
        producer.beginTransaction();
        // Aborted records have numbers that no committed one has.
        int from = at % 2 == 0 ? at / 2 * 100 : 100_000 + at * 100;
        for (int index = 0; index < 100; index++) producer.send(Cases.record(topic, null, from + index));
        producer.flush();
        if (at % 2 == 0) producer.commitTransaction();
        else producer.abortTransaction();
      }
      // One that is open holds readers of what is committed back, and nobody else.
      producer.beginTransaction();
      producer.send(Cases.record(topic, 0, 200_000)).get();
      verified(topic, 1000);
      Cases.same(read(topic, 2001, "isolation.level", "read_uncommitted").size(), 2001, "what is not committed too");
      producer.abortTransaction();
    }
    return verified(topic, 1000) + 3001;
  }

  private static long copy() throws Exception {
    String source = topic("source", 3);
    String target = topic("target", 3);
    send(source, 0, 2000);
    String group = cases.prefix + "-copy";
    try (
      var consumer = consumer("group.id", group, "max.poll.records", "100");
      var producer = producer("transactional.id", group)
    ) {
      producer.initTransactions();
      consumer.subscribe(List.of(source));
      int copied = 0;
      // Counts what is copied, not polls: as many empty ones come after each abort, and each third round might be the one with the last records.
      for (int round = 0; copied < 2000; round++) {
        var records = consumer.poll(Duration.ofMillis(200));
        while (records.isEmpty()) records = consumer.poll(Duration.ofMillis(200));
        producer.beginTransaction();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (var record : records) {
          producer.send(Cases.record(target, record.partition(), Cases.check(record)));
          offsets.put(new TopicPartition(source, record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        if (round % 3 == 2) {
          producer.abortTransaction();
          for (TopicPartition partition : consumer.assignment()) {
            OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
            consumer.seek(partition, committed == null ? 0 : committed.offset());
          }
        } else {
          producer.commitTransaction();
          copied += records.count();
        }
      }
    }
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Cases.same(committed.values().stream().mapToLong(OffsetAndMetadata::offset).sum(), 2000L, "what is committed");
    return verified(target, 2000);
  }

  private static long fenced() throws Exception {
    String topic = topic("fenced", 1);
    String id = cases.prefix + "-fenced";
    try (var old = producer("transactional.id", id); var next = producer("transactional.id", id)) {
      old.initTransactions();
      old.beginTransaction();
      old.send(Cases.record(topic, 0, 1000)).get();
      next.initTransactions();
      next.beginTransaction();
      for (int at = 0; at < 10; at++) next.send(Cases.record(topic, 0, at));
      try {
        old.commitTransaction();
        throw new AssertionError("a producer that was replaced has committed");
      } catch (ProducerFencedException | InvalidProducerEpochException expected) {
        next.commitTransaction();
      }
    }
    return verified(topic, 10);
  }

  private static long again() throws Exception {
    String topic = topic("again", 1);
    try (var producer = producer()) {
      producer.send(Cases.record(topic, 0, 0)).get();
      admin.deleteTopics(List.of(topic)).all().get();
      Cases.until(() -> isCreated(topic), "it is made again");
      for (int at = 0; at < 100; at++) producer.send(Cases.record(topic, 0, at)).get();
    }
    return verified(topic, 100);
  }

  private static boolean isCreated(String topic) {
    try {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) Math.min(3, cases.brokers())))).all().get();
      return true;
    } catch (Exception error) {
      return false;
    }
  }

  /** Who leads the first partition; waits until somebody does. */
  static int leaderOf(String topic) throws Exception {
    while (true) {
      var leader = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().get(0).leader();
      if (leader != null && !leader.isEmpty()) return leader.id();
      Thread.sleep(50);
    }
  }

  private static long failover() throws Exception {
    String topic = topic("failover", 3, Map.of("min.insync.replicas", "2"));
    Member reader = new Member(topic, groupOf("classic", cases.prefix + "-failover"));
    int victim = leaderOf(topic);
    int count = 0;
    try (var producer = producer("delivery.timeout.ms", "120000")) {
      for (; count < 1000; count++) producer.send(Cases.record(topic, null, count));
      producer.flush();
      Cases.ask("kill", victim);
      List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
      for (; count < 3000; count++) sent.add(producer.send(Cases.record(topic, null, count)));
      for (var each : sent) each.get();
      Cases.ask("start", victim);
      for (; count < 4000; count++) producer.send(Cases.record(topic, null, count)).get();
    }
    int all = count;
    Cases.until(() -> reader.records.stream().map(Cases::check).collect(Collectors.toCollection(HashSet::new)).size() == all, "all is read");
    reader.end();
    return verified(topic, count);
  }

  private static long coordinatorKilled() throws Exception {
    String topic = topic("coordinator", 3, Map.of("min.insync.replicas", "2"));
    String id = cases.prefix + "-coordinator";
    int count = 0;
    try (var producer = producer("transactional.id", id, "delivery.timeout.ms", "120000", "max.block.ms", "120000")) {
      producer.initTransactions();
      int victim = admin.describeTransactions(List.of(id)).description(id).get().coordinatorId();
      for (int round = 0; round < 20; round++) {
        producer.beginTransaction();
        for (int index = 0; index < 50; index++) producer.send(Cases.record(topic, null, count + index));
        if (round == 8) Cases.ask("kill", victim);
        if (round == 15) Cases.ask("start", victim);
        producer.commitTransaction();
        count += 50;
      }
    }
    return verified(topic, count);
  }
}
