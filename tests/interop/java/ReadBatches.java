import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;

/** Reads record batches, one line of base64 each, and says in a line each what Kafka's own reader finds in them. */
public class ReadBatches {
  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      StringBuilder text = new StringBuilder();
      try {
        MemoryRecords records = MemoryRecords.readableRecords(ByteBuffer.wrap(Base64.getDecoder().decode(line)));
        for (MutableRecordBatch batch : records.batches()) read(batch, text);
      } catch (Throwable error) {
        text.append(" failed: ").append(error);
      }
      out.println(text.toString().replace('\n', ' '));
    }
    out.flush();
  }

  private static void read(MutableRecordBatch batch, StringBuilder text) {
    batch.ensureValid();
    text.append("batch ").append(batch.baseOffset()).append(' ').append(batch.lastOffset())
      .append(' ').append(batch.partitionLeaderEpoch()).append(' ').append(batch.compressionType().name)
      .append(' ').append(batch.timestampType().name).append(' ').append(batch.isTransactional())
      .append(' ').append(batch.isControlBatch()).append(' ').append(batch.maxTimestamp())
      .append(' ').append(batch.producerId()).append(' ').append(batch.producerEpoch())
      .append(' ').append(batch.baseSequence()).append(' ').append(batch.lastSequence())
      .append(' ').append(batch.countOrNull()).append(" |");
    for (Record record : batch) {
      record.ensureValid();
      text.append(" record ").append(record.offset()).append(' ').append(record.timestamp())
        .append(' ').append(record.sequence())
        .append(' ').append(base64(record.key())).append(' ').append(base64(record.value()));
      for (Header header : record.headers()) {
        text.append(" [").append(base64(ByteBuffer.wrap(header.key().getBytes(StandardCharsets.UTF_8))))
          .append(' ').append(header.value() == null ? "null" : base64(ByteBuffer.wrap(header.value()))).append(']');
      }
    }
  }

  private static String base64(ByteBuffer bytes) {
    if (bytes == null) return "null";
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return "'" + Base64.getEncoder().encodeToString(copy) + "'";
  }
}
