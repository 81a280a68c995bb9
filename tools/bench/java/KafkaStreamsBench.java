import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * The topologies and records of src/streams, by Kafka Streams. Prints one line of JSON.
 *
 * <pre>
 * fill    ADDRESS INPUT KEYS IN_TURN VALUE_CHARS BASE_MS RECORDS TOPIC
 * run     ADDRESS APPLICATION WORKLOAD GUARANTEE RECORDS WARM_UP OUTPUT INPUT...
 * restore ADDRESS APPLICATION RECORDS KEYS OUTPUT INPUT
 * hop     ADDRESS APPLICATION GUARANTEE RATE RECORDS WARM_UP KEYS VALUE_CHARS OUTPUT INPUT
 * </pre>
 */
public final class KafkaStreamsBench {
  private static final String COUNT_STORE = "counts";
  private static final int WINDOW_SIZE_MS = 10_000;
  private static final int JOIN_WITHIN_MS = 4_999;
  private static final int COMMIT_INTERVAL_MS = 100;

  public static void main(String[] args) throws Exception {
    List<String> rest = Arrays.asList(args).subList(2, args.length);
    String result =
        switch (args[0]) {
          case "fill" -> fill(args[1], rest);
          case "run" -> run(args[1], rest);
          case "restore" -> restore(args[1], rest);
          case "hop" -> hop(args[1], rest);
          default -> throw new IllegalArgumentException("no work is called " + args[0]);
        };
    System.out.println(result);
  }

  // --- Records, as src/streams/workloads.ts makes them ---

  private static final class Random {
    private int state;

    Random(int seed) {
      state = seed;
    }

    long next() {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return Integer.toUnsignedLong(state);
    }
  }

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static String[] payloads(Random random, int chars) {
    String[] all = new String[4096];
    for (int at = 0; at < all.length; at++) {
      StringBuilder text = new StringBuilder(chars);
      for (int index = 0; index < chars; index++) text.append(ALPHABET.charAt((int) (random.next() & 63)));
      all[at] = text.toString();
    }
    return all;
  }

  private static String keyText(long key) {
    String digits = Long.toString(key);
    return "00000000".substring(Math.min(8, digits.length())) + digits;
  }

  private static Properties producerProperties(String address) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", address);
    properties.put("acks", "all");
    properties.put("batch.size", String.valueOf(256 * 1024));
    properties.put("linger.ms", "5");
    properties.put("compression.type", "none");
    return properties;
  }

  private static String fill(String address, List<String> words) {
    int input = Integer.parseInt(words.get(0));
    long keys = Long.parseLong(words.get(1));
    boolean inTurn = Boolean.parseBoolean(words.get(2));
    int chars = Integer.parseInt(words.get(3));
    long baseMs = Long.parseLong(words.get(4));
    long records = Long.parseLong(words.get(5));
    String topic = words.get(6);
    Random random = new Random(42 + input);
    String[] payloads = payloads(random, chars);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(producerProperties(address), new StringSerializer(), new StringSerializer())) {
      for (long at = 0; at < records; at++) {
        long key = inTurn ? at % keys : random.next() % keys;
        String value = payloads[(int) (at & 4095)];
        producer.send(new ProducerRecord<>(topic, 0, baseMs + at, keyText(key), value));
      }
    }
    return "{}";
  }

  // --- Topologies, as src/streams/topologies.ts has them ---

  private static void describe(
      StreamsBuilder builder, String workload, Runnable taken, String output, List<String> inputs) {
    Consumed<String, String> consumed =
        Consumed.with(Serdes.String(), Serdes.String())
            .withTimestampExtractor(
                (record, partitionTime) -> {
                  taken.run();
                  return record.timestamp();
                });
    Produced<String, String> text = Produced.with(Serdes.String(), Serdes.String());
    String first = inputs.get(0);
    switch (workload) {
      case "map" -> builder.stream(first, consumed).mapValues(value -> value + "-mapped").to(output, text);
      case "count", "count-many" -> count(builder.stream(first, consumed), output);
      case "window" ->
          builder.stream(first, consumed)
              .groupByKey()
              .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMillis(WINDOW_SIZE_MS)))
              .count(Materialized.as(COUNT_STORE))
              .toStream()
              .to(
                  output,
                  Produced.with(WindowedSerdes.timeWindowedSerdeFrom(String.class, WINDOW_SIZE_MS), Serdes.Long()));
      case "stream-join" -> {
        KStream<String, String> other = builder.stream(inputs.get(1), consumed);
        builder.stream(first, consumed)
            .join(
                other,
                (left, right) -> left + "|" + right,
                JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofMillis(JOIN_WITHIN_MS)),
                StreamJoined.with(Serdes.String(), Serdes.String(), Serdes.String()))
            .to(output, text);
      }
      case "table-join" -> {
        KTable<String, String> other = builder.table(inputs.get(1), consumed);
        builder.table(first, consumed).join(other, (left, right) -> left + "|" + right).toStream().to(output, text);
      }
      default -> throw new IllegalArgumentException("no workload is called " + workload);
    }
  }

  private static void count(KStream<String, String> stream, String output) {
    stream.groupByKey().count(Materialized.as(COUNT_STORE)).toStream().to(output, Produced.with(Serdes.String(), Serdes.Long()));
  }

  private static Properties streamsProperties(String address, String application, String guarantee, Path folder) {
    Properties properties = new Properties();
    properties.put("application.id", application);
    properties.put("bootstrap.servers", address);
    properties.put("state.dir", folder.toString());
    properties.put("processing.guarantee", guarantee.equals("exactly_once") ? "exactly_once_v2" : guarantee);
    properties.put("commit.interval.ms", String.valueOf(COMMIT_INTERVAL_MS));
    properties.put("num.stream.threads", "1");
    properties.put("auto.offset.reset", "earliest");
    properties.put("default.key.serde", Serdes.StringSerde.class.getName());
    properties.put("default.value.serde", Serdes.StringSerde.class.getName());
    properties.put("replication.factor", "1");
    return properties;
  }

  /** Streams that run on an empty folder of their own. */
  private static final class Application implements AutoCloseable {
    final KafkaStreams streams;
    private final Path folder;
    private final CountDownLatch running = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Application(StreamsBuilder builder, Properties properties) {
      folder = Path.of(properties.getProperty("state.dir"));
      streams = new KafkaStreams(builder.build(), properties);
      streams.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.RUNNING) running.countDown();
          });
      streams.setUncaughtExceptionHandler(
          error -> {
            failure.set(error);
            running.countDown();
            return org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.start();
    }

    void check() {
      if (failure.get() != null) throw new IllegalStateException(failure.get());
    }

    void awaitRunning() throws InterruptedException {
      running.await();
      check();
    }

    @Override
    public void close() throws Exception {
      streams.close();
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.sorted((one, other) -> other.compareTo(one)).collect(Collectors.toList())) Files.delete(path);
      }
    }
  }

  private static Path newFolder() throws Exception {
    return Files.createTempDirectory("millrace-bench-kafka-state-");
  }

  private static void deleteInternalTopics(Admin admin, String application) throws Exception {
    Collection<String> own =
        admin.listTopics().names().get().stream().filter(name -> name.startsWith(application + "-")).collect(Collectors.toList());
    admin.deleteTopics(own).all().get();
  }

  // --- Work ---

  private static String run(String address, List<String> words) throws Exception {
    String application = words.get(0);
    String workload = words.get(1);
    long records = Long.parseLong(words.get(3));
    long warmUp = Long.parseLong(words.get(4));
    List<String> inputs = words.subList(6, words.size());
    // One thread takes the records; this one looks.
    long[] taken = new long[1];
    long[] startedNs = new long[1];
    CountDownLatch allTaken = new CountDownLatch(1);
    Runnable take =
        () -> {
          taken[0]++;
          if (taken[0] == warmUp) startedNs[0] = System.nanoTime();
          if (taken[0] == records) allTaken.countDown();
        };
    StreamsBuilder builder = new StreamsBuilder();
    describe(builder, workload, take, words.get(5), inputs);
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
      double seconds;
      try (Application running =
          new Application(builder, streamsProperties(address, application, words.get(2), newFolder()))) {
        while (!allTaken.await(5, java.util.concurrent.TimeUnit.MILLISECONDS)) running.check();
        while (committed(admin, application, inputs) < records) {
          running.check();
          Thread.sleep(5);
        }
        seconds = (System.nanoTime() - startedNs[0]) / 1e9;
      }
      deleteInternalTopics(admin, application);
      return String.format(Locale.ROOT, "{\"seconds\":%.6f,\"records\":%d}", seconds, records - warmUp);
    }
  }

  private static long committed(Admin admin, String application, List<String> inputs) throws Exception {
    long sum = 0;
    for (var entry : admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata().get().entrySet()) {
      if (entry.getValue() != null && inputs.contains(entry.getKey().topic())) sum += entry.getValue().offset();
    }
    return sum;
  }

  private static String restore(String address, List<String> words) throws Exception {
    String application = words.get(0);
    long records = Long.parseLong(words.get(1));
    long keys = Long.parseLong(words.get(2));
    StreamsBuilder builder = new StreamsBuilder();
    describe(builder, "count", () -> {}, words.get(3), List.of(words.get(4)));
    try (Application first = new Application(builder, streamsProperties(address, application, "exactly_once", newFolder()))) {
      first.awaitRunning();
    }
    String changelog = application + "-" + COUNT_STORE + "-changelog";
    long timestamp = System.currentTimeMillis();
    try (KafkaProducer<String, Long> producer =
        new KafkaProducer<>(producerProperties(address), new StringSerializer(), new LongSerializer())) {
      for (long at = 0; at < records; at++) {
        producer.send(new ProducerRecord<>(changelog, 0, timestamp, keyText(at % keys), at / keys + 1));
      }
    }
    Properties properties = streamsProperties(address, application, "exactly_once", newFolder());
    StreamsBuilder again = new StreamsBuilder();
    describe(again, "count", () -> {}, words.get(3), List.of(words.get(4)));
    long startedNs = System.nanoTime();
    double seconds;
    try (Application second = new Application(again, properties)) {
      second.awaitRunning();
      seconds = (System.nanoTime() - startedNs) / 1e9;
    }
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
      deleteInternalTopics(admin, application);
    }
    return String.format(Locale.ROOT, "{\"seconds\":%.6f}", seconds);
  }

  private static String hop(String address, List<String> words) throws Exception {
    String application = words.get(0);
    String guarantee = words.get(1);
    double perSecond = Double.parseDouble(words.get(2));
    int records = Integer.parseInt(words.get(3));
    int warmUp = Integer.parseInt(words.get(4));
    int keys = Integer.parseInt(words.get(5));
    int chars = Integer.parseInt(words.get(6));
    String output = words.get(7);
    String input = words.get(8);
    Properties properties = streamsProperties(address, application, guarantee, newFolder());
    properties.put("statestore.cache.max.bytes", "0");
    properties.put("producer.linger.ms", "0");
    StreamsBuilder builder = new StreamsBuilder();
    describe(builder, "count", () -> {}, output, List.of(input));
    try (Application running = new Application(builder, properties)) {
      running.awaitRunning();
      double[] latencies = new double[records - warmUp];
      long startNs = System.nanoTime() + 500_000_000L;
      Thread sender = new Thread(() -> send(address, input, startNs, perSecond, records, keys, chars));
      sender.start();
      read(address, output, guarantee, startNs, perSecond, records, warmUp, keys, latencies);
      sender.join();
      Arrays.sort(latencies);
      try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
        running.streams.close();
        deleteInternalTopics(admin, application);
      }
      return String.format(
          Locale.ROOT,
          "{\"p50Ms\":%.3f,\"p99Ms\":%.3f,\"p999Ms\":%.3f}",
          quantile(latencies, 0.5),
          quantile(latencies, 0.99),
          quantile(latencies, 0.999));
    }
  }

  private static void send(
      String address, String input, long startNs, double perSecond, int records, int keys, int chars) {
    Properties properties = producerProperties(address);
    properties.put("linger.ms", "0");
    String[] payloads = payloads(new Random(42), chars);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (int sent = 0; sent < records; ) {
        while (sent < records && startNs + (long) (sent * 1e9 / perSecond) <= System.nanoTime()) {
          producer.send(new ProducerRecord<>(input, keyText(sent % keys), payloads[sent & 4095]));
          sent++;
        }
        Thread.sleep(1);
      }
    } catch (InterruptedException error) {
      throw new IllegalStateException(error);
    }
  }

  private static void read(
      String address,
      String output,
      String guarantee,
      long startNs,
      double perSecond,
      int records,
      int warmUp,
      int keys,
      double[] latencies) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", address);
    properties.put("isolation.level", guarantee.equals("exactly_once") ? "read_committed" : "read_uncommitted");
    try (KafkaConsumer<String, Long> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new LongDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>(List.of(new TopicPartition(output, 0)));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      int received = 0;
      while (received < records) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          int index = (int) ((record.value() - 1) * keys + Integer.parseInt(record.key()));
          long dueNs = startNs + (long) (index * 1e9 / perSecond);
          if (index >= warmUp) latencies[index - warmUp] = (System.nanoTime() - dueNs) / 1e6;
          received++;
        }
      }
    }
  }

  private static double quantile(double[] sorted, double fraction) {
    return sorted[Math.max(0, (int) Math.ceil(fraction * sorted.length) - 1)];
  }
}
