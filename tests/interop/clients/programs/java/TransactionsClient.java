import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.AppInfoParser;

/** Transactions of Apache Kafka's producers, of any version, while brokers are killed and other producers take ids over. */
public final class TransactionsClient {
  private static final int SIZE = 10;
  private static Cases cases;
  private static Admin admin;

  public static void main(String[] arguments) {
    cases = new Cases(arguments);
    admin = Admin.create(properties());
    cases.add("transactions: what is committed is read, what is aborted is not", TransactionsClient::inTurn);
    cases.add("producers that take one id over from each other", TransactionsClient::zombies);
    cases.add("a transaction that takes too long is not seen", TransactionsClient::tooLong);
    cases.add("a copy in transactions with its offsets", () -> copy(List.of()));
    if (cases.brokers() > 1) {
      List<String> steps = List.of("begin", "sent", "flushed", "offsets", "committed");
      cases.add("a copy in transactions while brokers are killed between its steps", () -> copy(steps));
    }
    cases.main(AppInfoParser.getVersion());
  }

  private static Properties properties(String... pairs) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", cases.bootstrap);
    for (int at = 0; at < pairs.length; at += 2) properties.put(pairs[at], pairs[at + 1]);
    return properties;
  }

  private static KafkaProducer<String, String> producer(String id, String... pairs) {
    Properties properties = properties(pairs);
    properties.put("transactional.id", id);
    properties.put("delivery.timeout.ms", "120000");
    properties.put("max.block.ms", "120000");
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(String topic, String... pairs) {
    Properties properties = properties(pairs);
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    properties.putIfAbsent("isolation.level", "read_committed");
    var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    consumer.assign(consumer.partitionsFor(topic).stream().map((each) -> new TopicPartition(topic, each.partition())).toList());
    return consumer;
  }

  private static String topic(String name) throws Exception {
    String topic = cases.prefix + "-" + name;
    int replicas = Math.min(3, cases.brokers());
    Map<String, String> configs = Map.of("min.insync.replicas", replicas > 1 ? "2" : "1");
    admin.createTopics(List.of(new NewTopic(topic, 3, (short) replicas).configs(configs))).all().get();
    return topic;
  }

  /** The records of one transaction: of a run of numbers. */
  private static void send(KafkaProducer<String, String> producer, String topic, int transaction) {
    for (int index = 0; index < SIZE; index++) producer.send(Cases.record(topic, index % 3, transaction * SIZE + index));
  }

  /** What is committed of all that is there now. Commits are answered before partitions know of them, and so it may take a moment. */
  private static List<ConsumerRecord<String, String>> committed(String topic) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer = consumer(topic); var all = consumer(topic, "isolation.level", "read_uncommitted")) {
      consumer.seekToBeginning(consumer.assignment());
      Map<TopicPartition, Long> ends = all.endOffsets(consumer.assignment());
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        Cases.check(System.nanoTime() < deadline, "what is committed could not be read in 60 s");
      }
    }
    return records;
  }

  /** Throws unless all of these transactions are there as a whole, others that may be as a whole or not at all, and nothing else. */
  private static long verified(String topic, Set<Integer> done, Set<Integer> inDoubt) {
    Map<Integer, Integer> counts = new TreeMap<>();
    Set<Integer> seen = new HashSet<>();
    var records = committed(topic);
    for (var record : records) {
      int at = Cases.check(record);
      Cases.check(seen.add(at), "record " + at + " is there twice");
      counts.merge(at / SIZE, 1, Integer::sum);
    }
    counts.forEach((transaction, count) -> {
      Cases.check(done.contains(transaction) || inDoubt.contains(transaction), "transaction " + transaction + " was not committed");
      Cases.same(count, SIZE, "what is there of transaction " + transaction);
    });
    for (int transaction : done) Cases.check(counts.containsKey(transaction), "transaction " + transaction + " is lost");
    return records.size();
  }

  private static long inTurn() throws Exception {
    String topic = topic("in-turn");
    Set<Integer> done = new HashSet<>();
    try (var producer = producer(topic)) {
      producer.initTransactions();
      for (int transaction = 0; transaction < 60; transaction++) {
        producer.beginTransaction();
        send(producer, topic, transaction);
        if (transaction % 3 == 1) producer.flush();
        if (transaction % 2 == 0) {
          producer.commitTransaction();
          done.add(transaction);
        } else producer.abortTransaction();
      }
    }
    return verified(topic, done, Set.of());
  }

  /** Each producer writes on until it is told that it must not; one after the other begins. */
  private static long zombies() throws Exception {
    String topic = topic("zombies");
    AtomicInteger next = new AtomicInteger();
    Set<Integer> done = Collections.synchronizedSet(new HashSet<>());
    Set<Integer> inDoubt = Collections.synchronizedSet(new HashSet<>());
    List<Thread> running = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      var producer = producer(topic);
      producer.initTransactions();
      int before = done.size();
      Thread thread = new Thread(() -> writeOn(producer, topic, next, done, inDoubt));
      thread.start();
      running.add(thread);
      Cases.until(() -> done.size() > before + 2, "it has committed");
    }
    try (var last = producer(topic)) {
      last.initTransactions();
      for (Thread thread : running) thread.join();
      last.beginTransaction();
      int transaction = next.getAndIncrement();
      send(last, topic, transaction);
      last.commitTransaction();
      done.add(transaction);
    }
    return verified(topic, done, inDoubt);
  }

  private static void writeOn(
    KafkaProducer<String, String> producer, String topic, AtomicInteger next, Set<Integer> done, Set<Integer> inDoubt
  ) {
    try (producer) {
      while (true) {
        int transaction = next.getAndIncrement();
        producer.beginTransaction();
        send(producer, topic, transaction);
        producer.flush();
        inDoubt.add(transaction);
        producer.commitTransaction();
        done.add(transaction);
      }
    } catch (KafkaException fenced) {
      // As it should be: another has the id.
    }
  }

  private static long tooLong() throws Exception {
    String topic = topic("too-long");
    try (var producer = producer(topic, "transaction.timeout.ms", "1500")) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, topic, 0);
      producer.flush();
      Cases.until(() -> isAborted(topic), "it is aborted");
      try {
        producer.commitTransaction();
        throw new AssertionError("what was aborted could be committed");
      } catch (KafkaException expected) {
        // Which one depends on the version.
      }
    }
    try (var producer = producer(topic)) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, topic, 1);
      producer.commitTransaction();
    }
    return verified(topic, Set.of(1), Set.of());
  }

  private static boolean isAborted(String id) {
    try {
      return "CompleteAbort".equals(admin.describeTransactions(List.of(id)).description(id).get().state().toString());
    } catch (Exception error) {
      return false;
    }
  }

  /** Copies a topic, each run of records in a transaction with its offsets; at each of these steps a broker is killed, in some rounds. */
  private static long copy(List<String> steps) throws Exception {
    String source = topic("source-" + steps.size());
    String target = topic("target-" + steps.size());
    int total = steps.isEmpty() ? 600 : 1500;
    try (var producer = producer(source + "-writer")) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int at = 0; at < total; at++) producer.send(Cases.record(source, at % 3, at));
      producer.commitTransaction();
    }
    Killer killer = new Killer(source, target, steps);
    var producer = producer(source);
    producer.initTransactions();
    try (var consumer = consumer(source, "group.id", source, "max.poll.records", "40")) {
      for (int copied = 0; copied < total;) {
        var records = consumer.poll(Duration.ofMillis(200));
        if (records.isEmpty()) continue;
        killer.round++;
        try {
          producer.beginTransaction();
          killer.at("begin");
          Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
          for (var record : records) {
            producer.send(Cases.record(target, record.partition(), Cases.check(record)));
            offsets.put(new TopicPartition(source, record.partition()), new OffsetAndMetadata(record.offset() + 1));
          }
          killer.at("sent");
          producer.flush();
          killer.at("flushed");
          producer.sendOffsetsToTransaction(offsets, new ConsumerGroupMetadata(source));
          killer.at("offsets");
          if (killer.round % 7 == 3) throw new KafkaException("it is given up");
          commit(producer);
          killer.at("committed");
        } catch (KafkaException error) {
          producer = goOn(producer, source);
        }
        copied = 0;
        for (var each : consumer.committed(consumer.assignment()).entrySet()) {
          long offset = each.getValue() == null ? 0 : each.getValue().offset();
          consumer.seek(each.getKey(), offset);
        }
        // The source was written in one transaction, so that the offsets are the numbers of its records.
        for (TopicPartition each : consumer.assignment()) copied += (int) consumer.position(each);
      }
    } finally {
      producer.close();
      killer.end();
    }
    Cases.checkAll(committed(target), total);
    return total;
  }

  private static void commit(KafkaProducer<String, String> producer) {
    while (true) {
      try {
        producer.commitTransaction();
        return;
      } catch (TimeoutException again) {
        // It is not known yet what came of it.
      }
    }
  }

  /** The producer to go on with after a failure. */
  private static KafkaProducer<String, String> goOn(KafkaProducer<String, String> producer, String id) {
    try {
      producer.abortTransaction();
      return producer;
    } catch (KafkaException fatal) {
      producer.close(Duration.ZERO);
      var next = producer(id);
      next.initTransactions();
      return next;
    }
  }

  /** Kills a broker at a step: who coordinates the transaction, who coordinates the group, who leads, in turns. One at a time. */
  private static final class Killer {
    private final String source;
    private final String target;
    private final List<String> steps;
    private int killed = -1;
    private int kills = 0;
    private int killedIn = 0;
    int round = 0;

    Killer(String source, String target, List<String> steps) {
      this.source = source;
      this.target = target;
      this.steps = steps;
    }

    void at(String step) throws Exception {
      if (killed >= 0 && round > killedIn) end();
      if (killed >= 0 || steps.isEmpty() || round % 2 != 0 || !step.equals(steps.get(round / 2 % steps.size()))) return;
      killed = victim(kills++ % 3);
      killedIn = round;
      Cases.ask("kill", killed);
    }

    void end() throws Exception {
      if (killed >= 0) Cases.ask("start", killed);
      killed = -1;
    }

    private int victim(int kind) throws Exception {
      if (kind == 0) return admin.describeTransactions(List.of(source)).description(source).get().coordinatorId();
      if (kind == 1) return admin.describeConsumerGroups(List.of(source)).describedGroups().get(source).get().coordinator().id();
      return admin.describeTopics(List.of(target)).allTopicNames().get().get(target).partitions().get(0).leader().id();
    }
  }
}
