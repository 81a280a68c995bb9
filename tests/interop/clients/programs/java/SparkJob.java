import java.nio.file.Files;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/** Spark Structured Streaming copies a topic, is stopped, and goes on from its checkpoint. */
public final class SparkJob {
  private static Cases cases;

  public static void main(String[] arguments) {
    cases = new Cases(arguments);
    cases.add("a copy by Structured Streaming that goes on from its checkpoint", SparkJob::copy);
    if (cases.brokers() > 1) cases.add("a copy by Structured Streaming while brokers are killed", SparkJob::copyOnKilled);
    cases.main(org.apache.spark.package$.MODULE$.SPARK_VERSION());
  }

  private static long copy() throws Exception {
    String source = Topics.create(cases, "source", 3);
    String target = Topics.create(cases, "target", 3);
    String checkpoint = Files.createTempDirectory("interop-spark").toString();
    try (var spark = session(checkpoint)) {
      for (int from = 0; from < 2000; from += 1000) {
        Topics.send(cases, source, from, from + 1000);
        started(spark, source, target, checkpoint, Trigger.AvailableNow()).awaitTermination();
      }
    }
    Cases.same(Topics.read(cases, target, 2000).size(), 2000, "the number of lines");
    return 2000;
  }

  /** Lines may come twice: its sink promises at least once. */
  private static long copyOnKilled() throws Exception {
    String source = Topics.create(cases, "killed-source", 3);
    String target = Topics.create(cases, "killed-target", 3);
    String checkpoint = Files.createTempDirectory("interop-spark").toString();
    int count = 0;
    try (var spark = session(checkpoint)) {
      var query = started(spark, source, target, checkpoint, Trigger.ProcessingTime("200 milliseconds"));
      for (int broker = 1; broker <= 3; broker++, count += 1000) {
        Topics.send(cases, source, count, count + 500);
        Cases.ask("kill", broker);
        Topics.send(cases, source, count + 500, count + 1000);
        Cases.ask("start", broker);
        Topics.read(cases, target, count + 1000);
      }
      query.stop();
    }
    return count;
  }

  private static SparkSession session(String checkpoint) {
    return SparkSession.builder()
      .master("local[2]")
      .appName("interop")
      .config("spark.ui.enabled", "false")
      .config("spark.sql.shuffle.partitions", "2")
      .config("spark.sql.warehouse.dir", checkpoint + "/warehouse")
      .getOrCreate();
  }

  private static StreamingQuery started(SparkSession spark, String source, String target, String checkpoint, Trigger trigger) throws Exception {
    return spark
      .readStream()
      .format("kafka")
      .option("kafka.bootstrap.servers", cases.bootstrap)
      .option("subscribe", source)
      .option("startingOffsets", "earliest")
      .option("maxOffsetsPerTrigger", "300")
      .load()
      .selectExpr("key", "value")
      .writeStream()
      .format("kafka")
      .option("kafka.bootstrap.servers", cases.bootstrap)
      .option("topic", target)
      .option("checkpointLocation", checkpoint)
      .trigger(trigger)
      .start();
  }
}
