import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;

/** Kafka Streams counts words, exactly once: it has to make its own topics, keep its counts in one and bring them back from there. */
public final class WordCount {
  private static final List<String> WORDS = List.of("mill", "race", "log", "batch", "offset", "epoch", "leader");
  private static Cases cases;

  public static void main(String[] arguments) {
    cases = JavaClient.begin(arguments);
    cases.add("word count with exactly_once_v2, an instance that is lost with its state, and one more", () -> count(false));
    if (cases.brokers() > 1) cases.add("word count with exactly_once_v2 while a broker is killed", () -> count(true));
    cases.main(AppInfoParser.getVersion());
  }

  private static KafkaStreams start(String id, String source, String target) throws Exception {
    var builder = new StreamsBuilder();
    builder
      .stream(source, Consumed.with(Serdes.String(), Serdes.String()))
      .flatMapValues((line) -> List.of(line.split(" ")))
      .groupBy((key, word) -> word, Grouped.with(Serdes.String(), Serdes.String()))
      .count(Materialized.as("counts"))
      .toStream()
      .to(target, Produced.with(Serdes.String(), Serdes.Long()));
    Properties properties = JavaClient.properties(
      "application.id", id,
      "processing.guarantee", "exactly_once_v2",
      "replication.factor", String.valueOf(Math.min(3, cases.brokers())),
      "commit.interval.ms", "200",
      "auto.offset.reset", "earliest",
      "num.stream.threads", "1",
      "session.timeout.ms", "10000",
      "heartbeat.interval.ms", "500",
      "state.dir", Files.createTempDirectory("interop-streams").toString()
    );
    var streams = new KafkaStreams(builder.build(), properties);
    // What a broker's death does to a thread is no reason to give up.
    streams.setUncaughtExceptionHandler((error) ->
      org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD
    );
    streams.start();
    return streams;
  }

  private static long count(boolean kills) throws Exception {
    String name = kills ? "words-killed" : "words";
    String source = JavaClient.topic(name, 3);
    String target = JavaClient.topic(name + "-counted", 3);
    String id = source + "-application";
    Map<String, Long> expected = new TreeMap<>();
    KafkaStreams first = start(id, source, target);
    int line = send(source, 0, 1000, expected);
    if (kills) {
      int victim = JavaClient.leaderOf(source);
      Cases.ask("kill", victim);
      line = send(source, line, 1000, expected);
      Cases.ask("start", victim);
      line = send(source, line, 1000, expected);
    } else {
      KafkaStreams second = start(id, source, target);
      line = send(source, line, 1000, expected);
      // Gone with all that it had on disk: the next has the counts from the changelog.
      first.close(Duration.ofSeconds(60));
      first.cleanUp();
      line = send(source, line, 1000, expected);
      second.close(Duration.ofSeconds(60));
      first = start(id, source, target);
    }
    verify(target, expected);
    first.close(Duration.ofSeconds(60));
    first.cleanUp();
    return line;
  }

  private static int send(String topic, int from, int count, Map<String, Long> expected) {
    try (var producer = JavaClient.producer("delivery.timeout.ms", "120000")) {
      for (int at = from; at < from + count; at++) {
        String first = WORDS.get(at % WORDS.size());
        String second = WORDS.get(at * 3 % 5);
        producer.send(new ProducerRecord<>(topic, "key-" + at, first + " " + second));
        expected.merge(first, 1L, Long::sum);
        expected.merge(second, 1L, Long::sum);
      }
    }
    return from + count;
  }

  /** Each word's counts come to what was sent, one after the other: none is counted twice, and none left out. */
  private static void verify(String topic, Map<String, Long> expected) throws Exception {
    var properties = JavaClient.properties("isolation.level", "read_committed", "auto.offset.reset", "earliest");
    Map<String, Long> found = new HashMap<>();
    try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new LongDeserializer())) {
      consumer.assign(consumer.partitionsFor(topic).stream().map((each) -> new TopicPartition(topic, each.partition())).toList());
      consumer.seekToBeginning(consumer.assignment());
      Cases.until(() -> {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          Long before = found.put(record.key(), record.value());
          Cases.check(before == null || before < record.value(), record.key() + " went from " + before + " to " + record.value());
        }
        return new TreeMap<>(found).equals(expected);
      }, "the counts are " + expected);
      consumer.poll(Duration.ofMillis(500)).forEach((record) -> found.put(record.key(), record.value()));
      Cases.same(new TreeMap<>(found), expected, "the counts at the end");
    }
  }
}
