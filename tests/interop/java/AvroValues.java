import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;

/**
 * Apache Avro's own codec. Standard input: a JSON array of {writer, reader, bytes}, the bytes in hex as `writer` writes them. Standard
 * output: a JSON array of {bytes, message, canonical}: the value resolved into `reader`, written bare and in single-object encoding, and
 * the reader's Parsing Canonical Form.
 */
public final class AvroValues {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();

    public static void main(String[] args) throws Exception {
        ArrayNode out = MAPPER.createArrayNode();
        for (JsonNode value : MAPPER.readTree(System.in)) out.add(answer(value));
        System.out.print(MAPPER.writeValueAsString(out));
    }

    private static ObjectNode answer(JsonNode value) throws Exception {
        Schema writer = new Schema.Parser().parse(value.get("writer").toString());
        Schema reader = new Schema.Parser().parse(value.get("reader").toString());
        byte[] bytes = HEX.parseHex(value.get("bytes").asText());
        Object datum = new GenericDatumReader<>(writer, reader)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, null));

        ByteArrayOutputStream bare = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bare, null);
        new GenericDatumWriter<>(reader).write(datum, encoder);
        encoder.flush();
        ByteBuffer message = new BinaryMessageEncoder<>(GenericData.get(), reader).encode(datum);
        byte[] single = new byte[message.remaining()];
        message.get(single);

        ObjectNode result = MAPPER.createObjectNode();
        result.put("bytes", HEX.formatHex(bare.toByteArray())).put("message", HEX.formatHex(single));
        return result.put("canonical", SchemaNormalization.toParsingForm(reader));
    }
}
