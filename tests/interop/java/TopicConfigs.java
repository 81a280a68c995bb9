import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.server.config.ServerTopicConfigSynonyms;
import org.apache.kafka.storage.internals.log.LogConfig;

/**
 * Kafka's own table of topic configs. Standard input: a JSON array of texts. Standard output: a JSON array, one key a line, of
 * {name, type, default, synonyms: {broker config: what it makes of 2}, takes: [texts], refuses: [texts]}.
 */
public final class TopicConfigs {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        JsonNode texts = MAPPER.readTree(System.in);
        StringBuilder out = new StringBuilder();
        for (ConfigDef.ConfigKey key : new TreeMap<>(LogConfig.configKeys()).values()) {
            out.append(out.length() == 0 ? "[\n" : ",\n").append(MAPPER.writeValueAsString(describe(key, texts)));
        }
        System.out.print(out.append("\n]\n"));
    }

    private static ObjectNode describe(ConfigDef.ConfigKey key, JsonNode texts) {
        ObjectNode result = MAPPER.createObjectNode();
        result.put("name", key.name).put("type", key.type.name());
        result.put("default", ConfigDef.convertToString(key.defaultValue, key.type));
        ObjectNode synonyms = result.putObject("synonyms");
        ServerTopicConfigSynonyms.ALL_TOPIC_CONFIG_SYNONYMS
            .getOrDefault(key.name, java.util.List.of())
            .forEach(synonym -> synonyms.put(synonym.name(), synonym.converter().apply("2")));
        var takes = result.putArray("takes");
        var refuses = result.putArray("refuses");
        for (JsonNode text : texts) (takes(key, text.asText()) ? takes : refuses).add(text.asText());
        return result;
    }

    private static boolean takes(ConfigDef.ConfigKey key, String text) {
        try {
            Object value = ConfigDef.parseType(key.name, text, key.type);
            if (key.validator != null) key.validator.ensureValid(key.name, value);
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }
}
