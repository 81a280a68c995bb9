import java.nio.file.Files;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/** Spark Structured Streaming copies a topic, is stopped, and goes on from its checkpoint. */
public final class SparkJob {
  private static Cases cases;

  public static void main(String[] arguments) {
    cases = new Cases(arguments);
    cases.add("a copy by Structured Streaming that goes on from its checkpoint", SparkJob::copy);
    cases.main(org.apache.spark.package$.MODULE$.SPARK_VERSION());
  }

  private static long copy() throws Exception {
    String source = Topics.create(cases, "source", 3);
    String target = Topics.create(cases, "target", 3);
    String checkpoint = Files.createTempDirectory("interop-spark").toString();
    var spark = SparkSession.builder()
      .master("local[2]")
      .appName("interop")
      .config("spark.ui.enabled", "false")
      .config("spark.sql.shuffle.partitions", "2")
      .config("spark.sql.warehouse.dir", checkpoint + "/warehouse")
      .getOrCreate();
    for (int from = 0; from < 2000; from += 1000) {
      Topics.send(cases, source, from, from + 1000);
      spark
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
        .trigger(Trigger.AvailableNow())
        .start()
        .awaitTermination();
    }
    Cases.same(Topics.read(cases, target, 2000).size(), 2000, "the number of lines");
    spark.stop();
    return 2000;
  }
}
