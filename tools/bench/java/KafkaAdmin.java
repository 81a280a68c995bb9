import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes and deletes topics of an Apache Kafka broker for the benchmark, so that not every topic costs the start of a JVM.
 * Argument: host:port. Each line of the input is `create NAME PARTITIONS REPLICAS [KEY=VALUE...]` or `delete NAME`, answered by a line `ok` or `error ...`.
 * Ends with its input.
 */
public final class KafkaAdmin {
  public static void main(String[] args) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        try {
          perform(admin, line.trim().split(" "));
          System.out.println("ok");
        } catch (Exception error) {
          System.out.println("error " + error.toString().replace('\n', ' '));
        }
      }
    }
  }

  private static void perform(Admin admin, String[] words) throws Exception {
    switch (words[0]) {
      case "create" -> {
        Map<String, String> configs = new HashMap<>();
        for (int at = 4; at < words.length; at++) {
          String[] pair = words[at].split("=", 2);
          configs.put(pair[0], pair[1]);
        }
        NewTopic topic = new NewTopic(words[1], Integer.parseInt(words[2]), Short.parseShort(words[3])).configs(configs);
        admin.createTopics(List.of(topic)).all().get();
      }
      case "delete" -> admin.deleteTopics(List.of(words[1])).all().get();
      default -> throw new IllegalArgumentException("no command is called " + words[0]);
    }
  }
}
