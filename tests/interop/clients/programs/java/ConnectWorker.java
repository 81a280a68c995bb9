import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;

/** Kafka Connect's own worker carries a file to a topic, exactly once, and the topic to another file. */
public final class ConnectWorker {
  private static Cases cases;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static void main(String[] arguments) {
    cases = JavaClient.begin(arguments);
    cases.add("a file to a topic, exactly once, and to another file, with a worker that is replaced", ConnectWorker::carry);
    if (cases.brokers() > 1) {
      cases.add("a file to a topic, exactly once, and to another file, while brokers are killed", ConnectWorker::carryOnKilled);
    }
    cases.main(AppInfoParser.getVersion());
  }

  private static Connect<?> start() {
    Map<String, String> properties = new HashMap<>();
    properties.put("bootstrap.servers", cases.bootstrap);
    properties.put("group.id", cases.prefix + "-connect");
    for (String kind : List.of("config", "offset", "status")) {
      properties.put(kind + ".storage.topic", cases.prefix + "-connect-" + kind);
      properties.put(kind + ".storage.replication.factor", String.valueOf(Math.min(3, cases.brokers())));
      if (!kind.equals("config")) properties.put(kind + ".storage.partitions", "3");
    }
    properties.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    properties.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
    properties.put("listeners", "http://127.0.0.1:0");
    properties.put("exactly.once.source.support", "enabled");
    properties.put("plugin.discovery", "service_load");
    properties.put("offset.flush.interval.ms", "500");
    properties.put("session.timeout.ms", "10000");
    properties.put("heartbeat.interval.ms", "500");
    properties.put("consumer.session.timeout.ms", "10000");
    properties.put("consumer.heartbeat.interval.ms", "500");
    return new ConnectDistributed().startConnect(properties);
  }

  private static long carry() throws Exception {
    Path folder = Files.createTempDirectory("interop-connect");
    Path source = Files.createFile(folder.resolve("source.txt"));
    Path sink = folder.resolve("sink.txt");
    String topic = JavaClient.topic("connect-lines", 1);
    append(source, 0, 1000);
    Connect<?> worker = start();
    put(worker, "source", Map.of("connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector", "file", source.toString(), "topic", topic));
    put(worker, "sink", Map.of("connector.class", "org.apache.kafka.connect.file.FileStreamSinkConnector", "file", sink.toString(), "topics", topic));
    Cases.until(() -> lines(sink).size() >= 1000, "the first thousand lines are there");
    worker.stop();
    worker.awaitStop();
    append(source, 1000, 2000);
    // It finds in the topics of its group what it has to run and where it was.
    worker = start();
    Cases.until(() -> lines(sink).size() >= 2000, "the next thousand lines are there");
    Cases.same(lines(sink), IntStream.range(0, 2000).mapToObj((at) -> "line " + at).toList(), "the lines");
    var records = JavaClient.read(topic, 2000);
    Cases.same(records.stream().map((record) -> record.value()).toList(), lines(source), "what is in the topic");
    worker.stop();
    worker.awaitStop();
    return 4000;
  }

  /** Who leads the topic is killed before the worker has seen what was appended last, and comes back while it carries that. */
  private static long carryOnKilled() throws Exception {
    Path folder = Files.createTempDirectory("interop-connect");
    Path source = Files.createFile(folder.resolve("source.txt"));
    Path sink = folder.resolve("sink.txt");
    String topic = JavaClient.topic("connect-killed", 1);
    Connect<?> worker = start();
    put(worker, "killed-source", Map.of("connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector", "file", source.toString(), "topic", topic));
    put(worker, "killed-sink", Map.of("connector.class", "org.apache.kafka.connect.file.FileStreamSinkConnector", "file", sink.toString(), "topics", topic));
    int count = 0;
    for (int round = 0; round < 3; round++) {
      int wanted = count + 1000;
      append(source, count, count + 500);
      int victim = JavaClient.leaderOf(topic);
      Cases.ask("kill", victim);
      append(source, count + 500, wanted);
      Cases.ask("start", victim);
      try {
        Cases.until(() -> lines(sink).contains("line " + (wanted - 1)), wanted + " lines are there");
      } catch (AssertionError late) {
        throw new AssertionError(late.getMessage() + ": " + status(worker, "killed-source") + " " + status(worker, "killed-sink"), late);
      }
      count = wanted;
    }
    worker.stop();
    worker.awaitStop();
    List<String> all = IntStream.range(0, count).mapToObj((at) -> "line " + at).toList();
    Cases.same(JavaClient.read(topic, count).stream().map((record) -> record.value()).toList(), all, "what is in the topic");
    // The sink writes what it was given before its offsets are committed: after that is made good, some of it comes twice.
    Cases.same(lines(sink).stream().distinct().toList(), all, "the lines");
    return 2L * count;
  }

  private static void append(Path file, int from, int to) throws Exception {
    Files.write(file, IntStream.range(from, to).mapToObj((at) -> "line " + at).toList(), StandardOpenOption.APPEND);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (java.io.IOException error) {
      throw new java.io.UncheckedIOException(error);
    }
  }

  /** What a worker says of a connector and its tasks, with what they failed with. */
  private static String status(Connect<?> worker, String name) throws Exception {
    URI uri = worker.rest().serverUrl().resolve("/connectors/" + cases.prefix + "-" + name + "/status");
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void put(Connect<?> worker, String name, Map<String, String> config) throws Exception {
    StringBuilder json = new StringBuilder("{\"tasks.max\":\"1\"");
    config.forEach((key, value) -> json.append(",\"" + key + "\":\"" + value + "\""));
    URI uri = worker.rest().serverUrl().resolve("/connectors/" + cases.prefix + "-" + name + "/config");
    var request = HttpRequest.newBuilder(uri).header("content-type", "application/json");
    long end = System.nanoTime() + 120_000_000_000L;
    while (true) {
      var answer = HTTP.send(request.PUT(HttpRequest.BodyPublishers.ofString(json + "}")).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 201 || answer.statusCode() == 200) return;
      // A worker that still joins says so.
      Cases.check(System.nanoTime() < end, answer.statusCode() + ": " + answer.body());
      Thread.sleep(200);
    }
  }
}
