import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.metadata.MetadataJsonConverters;
import org.apache.kafka.common.metadata.MetadataRecordType;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.metadata.MetadataRecordSerde;
import org.apache.kafka.server.common.ApiMessageAndVersion;

/**
 * Kafka's own reader and writer of metadata records. One JSON object a line in, one out:
 * {"hex"} is read to {"apiKey", "version", "json", "hex" as written again}; {"apiKey", "version", "json"} is written to {"hex"};
 * {} lists the types as {"types": {name: highest version}}. What fails is answered with {"error"}.
 */
public final class MetadataRecords {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MetadataRecordSerde SERDE = new MetadataRecordSerde();

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.write((answer(MAPPER.readTree(line)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        System.out.flush();
    }

    private static ObjectNode answer(JsonNode question) {
        try {
            if (question.has("hex")) return read(question.get("hex").asText());
            if (question.has("json")) return write(question);
            return types();
        } catch (Exception e) {
            return MAPPER.createObjectNode().put("error", e.toString());
        }
    }

    private static ObjectNode read(String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        ByteBufferAccessor readable = new ByteBufferAccessor(ByteBuffer.wrap(bytes));
        ApiMessageAndVersion record = SERDE.read(readable, bytes.length);
        if (readable.remaining() != 0) throw new IllegalStateException(readable.remaining() + " bytes are left over");
        ObjectNode result = MAPPER.createObjectNode();
        result.put("apiKey", record.message().apiKey()).put("version", record.version()).put("hex", hex(record));
        result.set("json", MetadataJsonConverters.writeJson(record.message(), record.version()));
        return result;
    }

    private static ObjectNode write(JsonNode question) {
        short version = (short) question.get("version").asInt();
        short apiKey = (short) question.get("apiKey").asInt();
        var message = MetadataJsonConverters.readJson(question.get("json"), apiKey, version);
        return MAPPER.createObjectNode().put("hex", hex(new ApiMessageAndVersion(message, version)));
    }

    private static String hex(ApiMessageAndVersion record) {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer buffer = ByteBuffer.allocate(SERDE.recordSize(record, cache));
        SERDE.write(record, cache, new ByteBufferAccessor(buffer));
        return HexFormat.of().formatHex(buffer.array());
    }

    private static ObjectNode types() {
        ObjectNode types = MAPPER.createObjectNode();
        for (MetadataRecordType type : MetadataRecordType.values()) {
            types.put(type.newMetadataRecord().getClass().getSimpleName(), type.highestSupportedVersion());
        }
        ObjectNode result = MAPPER.createObjectNode();
        result.set("types", types);
        return result;
    }
}
