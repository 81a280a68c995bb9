import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink copies a topic with its sink that is exactly-once: a transaction a checkpoint. */
public final class FlinkJob {
  private static final int COUNT = 3000;
  private static Cases cases;

  public static void main(String[] arguments) {
    cases = new Cases(arguments);
    cases.add("a copy with the exactly-once sink, and a failure in the middle", FlinkJob::copy);
    cases.main(EnvironmentInformation.getVersion());
  }

  /** Fails once, after some records have gone through and checkpoints were made. */
  public static final class FailsOnce implements MapFunction<String, String> {
    private static final AtomicBoolean FAILED = new AtomicBoolean();
    private int seen;

    @Override
    public String map(String line) throws Exception {
      // Slow enough that there are several checkpoints.
      if (++seen % 20 == 0) Thread.sleep(20);
      if (seen == COUNT / 2 && FAILED.compareAndSet(false, true)) throw new IllegalStateException("this job fails once");
      return line;
    }
  }

  private static long copy() throws Exception {
    String source = Topics.create(cases, "source", 1);
    String target = Topics.create(cases, "target", 1);
    Topics.send(cases, source, 0, COUNT);
    var configuration = new Configuration();
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", "3");
    configuration.setString("restart-strategy.fixed-delay.delay", "100 ms");
    configuration.setString("taskmanager.memory.network.max", "64m");
    var environment = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    environment.enableCheckpointing(300);
    var from = KafkaSource.<String>builder()
      .setBootstrapServers(cases.bootstrap)
      .setTopics(source)
      .setGroupId(cases.prefix + "-flink")
      .setStartingOffsets(OffsetsInitializer.earliest())
      .setBounded(OffsetsInitializer.latest())
      .setValueOnlyDeserializer(new SimpleStringSchema())
      .build();
    var to = KafkaSink.<String>builder()
      .setBootstrapServers(cases.bootstrap)
      .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
      .setTransactionalIdPrefix(cases.prefix + "-flink")
      .setProperty("transaction.timeout.ms", "60000")
      .setRecordSerializer(
        KafkaRecordSerializationSchema.<String>builder().setTopic(target).setValueSerializationSchema(new SimpleStringSchema()).build()
      )
      .build();
    environment.fromSource(from, WatermarkStrategy.noWatermarks(), "source").map(new FailsOnce()).sinkTo(to);
    environment.execute("copy");
    Cases.check(FailsOnce.FAILED.get(), "the job has failed once");
    var lines = Topics.read(cases, target, COUNT);
    Cases.same(lines.size(), COUNT, "the number of lines");
    return COUNT;
  }
}
