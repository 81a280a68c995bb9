import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Apache Kafka's clients, which tell all that they do and what came of it, a line of JSON each: ROLE BOOTSTRAP NAME and what the role needs.
 * What can't go on ends, and is started again by who started it; "stop" on the standard input ends all but the last role.
 *
 * writer TOPIC PARTITIONS: sends with an idempotent producer, many at once. transactions TOPIC PARTITIONS ID: writes transactions, and gives each
 * fourth up. readers TOPIC: reads all of it, what is committed and everything. copier SOURCE TARGET GROUP ID: copies by transactions, in
 * a group. everything TOPIC...: all that is committed, to the end as of now.
 */
public final class HistoryClient {
  private static String bootstrap;
  private static String name;
  private static volatile boolean isStopping;
  /** A copier may be out of its group without knowing: what it lets go of as it ends others may have had for a while. */
  private static volatile boolean hasFailed;

  public static void main(String[] words) throws Exception {
    bootstrap = words[1];
    name = words[2];
    if (words[0].equals("everything")) readEverything(List.of(words).subList(3, words.length));
    else {
      listen();
      try {
        play(words);
      } catch (KafkaException error) {
        tell("\"did\":\"refused\",\"code\":\"" + error.getClass().getSimpleName() + "\"");
      }
    }
    System.exit(0);
  }

  private static void play(String[] words) throws Exception {
    switch (words[0]) {
      case "writer" -> write(words[3], Integer.parseInt(words[4]));
      case "transactions" -> writeTransactions(words[3], Integer.parseInt(words[4]), words[5]);
      case "readers" -> readBoth(words[3]);
      case "copier" -> copy(words[3], words[4], words[5], words[6]);
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static void write(String topic, int partitions) throws InterruptedException {
    Semaphore room = new Semaphore(120);
    try (var producer = producer("enable.idempotence", "true")) {
      for (int order = 0; !isStopping;) {
        // Two to each partition, so that they share a batch now and then.
        for (int count = 0; count < 2 * partitions; count++, order++) {
          room.acquire();
          String value = name + " " + order;
          tellSend(0, count % partitions, value, order);
          producer.send(new ProducerRecord<>(topic, count % partitions, null, value), (metadata, error) -> {
            if (error == null) tellSent(0, value, metadata);
            else tell("\"did\":\"failed\",\"transaction\":0,\"value\":\"" + value + "\",\"code\":\"" + error.getClass().getSimpleName() + "\"");
            room.release();
          });
        }
        Thread.sleep(40);
      }
    }
  }

  private static void writeTransactions(String topic, int partitions, String id) throws Exception {
    var producer = producer("transactional.id", id, "transaction.timeout.ms", "30000");
    producer.initTransactions();
    int order = 0;
    for (int transaction = 1; !isStopping; transaction++) {
      boolean isCommitAsked = false;
      tell("\"did\":\"begin\",\"transaction\":" + transaction);
      try {
        producer.beginTransaction();
        Map<String, Future<RecordMetadata>> sends = new LinkedHashMap<>();
        for (int count = 0; count < 2 * partitions; count++, order++) {
          String value = name + " " + transaction + " " + count;
          tellSend(transaction, count % partitions, value, order);
          sends.put(value, producer.send(new ProducerRecord<>(topic, count % partitions, null, value)));
        }
        Thread.sleep((long) (Math.random() * 20));
        for (var send : sends.entrySet()) tellSent(transaction, send.getKey(), send.getValue().get());
        if (transaction % 4 == 0) producer.abortTransaction();
        else {
          tell("\"did\":\"committing\",\"transaction\":" + transaction);
          isCommitAsked = true;
          producer.commitTransaction();
        }
        tellEnd(transaction, isCommitAsked ? "committed" : "aborted", "");
      } catch (KafkaException | ExecutionException error) {
        Throwable cause = error instanceof ExecutionException ? error.getCause() : error;
        tellEnd(transaction, isCommitAsked ? "unknown" : "aborted", cause.getClass().getSimpleName());
        System.exit(0);
      }
    }
    producer.close();
  }

  private static void readBoth(String topic) throws InterruptedException {
    List<Thread> threads = List.of(new Thread(() -> read(topic, 0, "read_committed")), new Thread(() -> read(topic, 1, "read_uncommitted")));
    threads.forEach(Thread::start);
    for (Thread thread : threads) thread.join();
  }

  private static void read(String topic, int session, String isolation) {
    try (var consumer = consumer("isolation.level", isolation)) {
      consumer.assign(partitions(consumer, topic));
      consumer.seekToBeginning(consumer.assignment());
      tell("\"did\":\"session\",\"session\":" + session + ",\"isolation\":\"" + isolation + "\"");
      while (!isStopping) tellPolled(session, consumer.poll(Duration.ofMillis(200)));
    }
  }

  private static void copy(String source, String target, String group, String id) {
    var producer = producer("transactional.id", id, "transaction.timeout.ms", "30000");
    producer.initTransactions();
    try (var consumer = consumer("group.id", group, "session.timeout.ms", "6000", "heartbeat.interval.ms", "500", "max.poll.records", "100",
        "isolation.level", "read_committed")) {
      consumer.subscribe(List.of(source), listener());
      tell("\"did\":\"joining\"");
      try {
        while (!isStopping) copyNext(consumer, producer, target);
      } catch (KafkaException error) {
        hasFailed = true;
        tell("\"did\":\"refused\",\"code\":\"" + error.getClass().getSimpleName() + "\"");
      }
    }
    // Its producer may have much to wait for yet: the next one with its id ends what it has open.
    if (!hasFailed) producer.close();
  }

  private static void copyNext(KafkaConsumer<String, String> consumer, KafkaProducer<String, String> producer, String target) {
    var records = consumer.poll(Duration.ofMillis(200));
    if (records.isEmpty()) return;
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      var batch = records.records(partition);
      long last = batch.get(batch.size() - 1).offset();
      tell("\"did\":\"read\",\"partition\":" + partition.partition() + ",\"first\":" + batch.get(0).offset() + ",\"last\":" + last);
      offsets.put(partition, new OffsetAndMetadata(last + 1));
    }
    producer.beginTransaction();
    for (var record : records) producer.send(new ProducerRecord<>(target, record.partition(), null, record.value()));
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    tell("\"did\":\"committing\"");
    producer.commitTransaction();
    tell("\"did\":\"copied\",\"count\":" + records.count());
  }

  /** Commits are answered before all partitions know of them, and transactions of who was killed time out: it may take a while. */
  private static void readEverything(List<String> topics) {
    try (var consumer = consumer("isolation.level", "read_committed"); var all = consumer()) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) partitions.addAll(partitions(consumer, topic));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      tell("\"did\":\"session\",\"session\":0,\"isolation\":\"read_committed\"");
      Map<TopicPartition, Long> ends = all.endOffsets(partitions);
      long deadline = System.nanoTime() + 120_000_000_000L;
      while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
        tellPolled(0, consumer.poll(Duration.ofMillis(200)));
        if (System.nanoTime() > deadline) throw new IllegalStateException("what is committed could not be read to its end in 120 s");
      }
    }
  }

  private static KafkaProducer<String, String> producer(String... pairs) {
    Properties properties = properties(pairs);
    properties.put("acks", "all");
    properties.put("delivery.timeout.ms", "120000");
    properties.put("max.block.ms", "120000");
    // Below that of a broker's session, so that what a frozen one has is sent to another.
    properties.put("request.timeout.ms", "2000");
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(String... pairs) {
    Properties properties = properties(pairs);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
  }

  private static Properties properties(String... pairs) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    properties.put("client.id", name);
    properties.put("metadata.max.age.ms", "5000");
    for (int at = 0; at < pairs.length; at += 2) properties.put(pairs[at], pairs[at + 1]);
    return properties;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
    return consumer.partitionsFor(topic).stream().map((each) -> new TopicPartition(topic, each.partition())).toList();
  }

  private static ConsumerRebalanceListener listener() {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        tellOf("assigned", partitions);
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        tellOf(hasFailed ? "lost" : "revoked", partitions);
      }

      @Override
      public void onPartitionsLost(Collection<TopicPartition> partitions) {
        tellOf("lost", partitions);
      }
    };
  }

  private static void listen() {
    BufferedReader words = new BufferedReader(new InputStreamReader(System.in));
    Thread thread = new Thread(() -> {
      try {
        for (String word = words.readLine(); word != null; word = words.readLine()) isStopping |= word.equals("stop");
      } catch (Exception error) {
        error.printStackTrace();
      }
      // Whoever started it is gone.
      if (!isStopping) Runtime.getRuntime().halt(0);
    });
    thread.setDaemon(true);
    thread.start();
  }

  private static void tellSend(int transaction, int partition, String value, int order) {
    tell("\"did\":\"send\",\"transaction\":" + transaction + ",\"partition\":" + partition + ",\"value\":\"" + value + "\",\"order\":" + order);
  }

  private static void tellSent(int transaction, String value, RecordMetadata metadata) {
    long offset = metadata.hasOffset() ? metadata.offset() : -1;
    tell("\"did\":\"sent\",\"transaction\":" + transaction + ",\"value\":\"" + value + "\",\"offset\":" + offset);
  }

  private static void tellEnd(int transaction, String outcome, String code) {
    tell("\"did\":\"end\",\"transaction\":" + transaction + ",\"outcome\":\"" + outcome + "\",\"code\":\"" + code + "\"");
  }

  private static void tellPolled(int session, ConsumerRecords<String, String> records) {
    if (records.isEmpty()) return;
    List<String> texts = new ArrayList<>();
    for (ConsumerRecord<String, String> each : records) {
      texts.add("{\"topic\":\"" + each.topic() + "\",\"partition\":" + each.partition() + ",\"offset\":" + each.offset() + ",\"value\":\"" + each.value() + "\"}");
    }
    tell("\"did\":\"polled\",\"session\":" + session + ",\"records\":[" + String.join(",", texts) + "]");
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
