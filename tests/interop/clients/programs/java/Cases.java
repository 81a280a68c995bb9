import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the programs of Java's clients share: records, checks, and how they tell what they found. */
final class Cases {
  interface Case {
    /** Returns the number of records that it has verified. */
    long run() throws Exception;
  }

  private static final long FIRST_TIMESTAMP = 1_700_000_000_000L;
  private static final BufferedReader ANSWERS = new BufferedReader(new InputStreamReader(System.in));

  final String bootstrap;
  final String prefix;
  private final Pattern pattern;
  private final Map<String, Case> cases = new LinkedHashMap<>();

  Cases(String[] arguments) {
    bootstrap = arguments[0];
    prefix = arguments[1];
    pattern = Pattern.compile(arguments.length > 2 ? arguments[2] : "");
  }

  int brokers() {
    return bootstrap.split(",").length;
  }

  void add(String name, Case each) {
    cases.put(name, each);
  }

  /** Runs each case that the pattern asks for and tells what came of it. */
  void main(String version) {
    say("{\"version\":" + quoted(version) + "}");
    cases.forEach((name, each) -> {
      if (!pattern.matcher(name).find()) return;
      try {
        long records = each.run();
        say("{\"case\":" + quoted(name) + ",\"records\":" + records + "}");
      } catch (Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        say("{\"case\":" + quoted(name) + ",\"error\":" + quoted(text.toString()) + "}");
      }
    });
    System.exit(0);
  }

  /** Has something done to a broker, and waits until it is. */
  static void ask(String what, int broker) throws Exception {
    say("{\"ask\":" + quoted(what) + ",\"broker\":" + broker + "}");
    ANSWERS.readLine();
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      if (each == '"' || each == '\\') out.append('\\').append(each);
      else if (each < ' ') out.append(String.format("\\u%04x", (int) each));
      else out.append(each);
    }
    return out.append('"').toString();
  }

  static void check(boolean holds, String what) {
    if (!holds) throw new AssertionError(what);
  }

  static void same(Object found, Object wanted, String what) {
    check(java.util.Objects.equals(found, wanted), what + " is " + found + ", not " + wanted);
  }

  static void until(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + 180_000_000_000L;
    while (!condition.getAsBoolean()) {
      check(System.nanoTime() < end, "waited 180 s until " + what);
      Thread.sleep(50);
    }
  }

  static String key(int at) {
    return at % 5 == 0 ? null : "key-" + at % 97;
  }

  static String value(int at) {
    if (at % 7 == 0 && at % 5 != 0) return null;
    StringBuilder text = new StringBuilder("value-" + at + "-");
    for (int index = 0; text.length() < 20 + at % 300; index++) text.append((char) ('a' + index % 8));
    return text.toString();
  }

  /** The record of a number, which every program makes alike. Some have no key and some no value. */
  static ProducerRecord<String, String> record(String topic, Integer partition, int at) {
    var record = new ProducerRecord<>(topic, partition, FIRST_TIMESTAMP + at, key(at), value(at));
    record.headers().add("number", String.valueOf(at).getBytes()).add("empty", new byte[0]);
    return record;
  }

  /** Throws unless it is the record of the number that its header says. */
  static int check(ConsumerRecord<String, String> record) {
    int at = Integer.parseInt(new String(record.headers().lastHeader("number").value()));
    same(record.key(), key(at), "the key of record " + at);
    same(record.value(), value(at), "the value of record " + at);
    same(record.timestamp(), FIRST_TIMESTAMP + at, "the timestamp of record " + at);
    same(record.headers().lastHeader("empty").value().length, 0, "the length of a header");
    return at;
  }

  /** Throws unless each of 0 to count - 1 is there once, in order within a partition. */
  static void checkAll(List<ConsumerRecord<String, String>> records, int count) {
    Map<Integer, Integer> last = new HashMap<>();
    Set<Integer> found = new HashSet<>();
    List<Integer> twice = new ArrayList<>();
    for (var record : records) {
      int at = check(record);
      Integer before = last.put(record.partition(), at);
      check(before == null || before < at, "record " + at + " of partition " + record.partition() + " came after " + before);
      if (!found.add(at)) twice.add(at);
    }
    same(twice, List.of(), "what was read twice");
    same(found.size(), count, "the number of records");
  }
}
