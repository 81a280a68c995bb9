import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import kafka.server.DynamicBrokerConfig$;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.apache.kafka.server.config.QuotaConfig;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Kafka's own table of broker configs. Standard input: a JSON array of texts. Standard output: a JSON array, one key a line, of
 * {name, type, default, bounds, update, dynamicOnly, internal, sensitive, synonyms: [names], takes}: `takes` has a digit for each text,
 * 1 if the key takes it.
 */
public final class BrokerConfigs {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        JsonNode texts = MAPPER.readTree(System.in);
        TreeMap<String, ConfigDef.ConfigKey> keys = new TreeMap<>(AbstractKafkaConfig.CONFIG_DEF.configKeys());
        TreeMap<String, ConfigDef.ConfigKey> all = new TreeMap<>(QuotaConfig.brokerQuotaConfigs().configKeys());
        all.putAll(keys);
        StringBuilder out = new StringBuilder();
        for (ConfigDef.ConfigKey key : all.values()) {
            ObjectNode described = describe(key, texts).put("dynamicOnly", !keys.containsKey(key.name));
            out.append(out.length() == 0 ? "[\n" : ",\n").append(MAPPER.writeValueAsString(described));
        }
        System.out.print(out.append("\n]\n"));
    }

    private static ObjectNode describe(ConfigDef.ConfigKey key, JsonNode texts) {
        ObjectNode result = MAPPER.createObjectNode();
        result.put("name", key.name).put("type", key.type.name());
        result.put("default", key.hasDefault() ? ConfigDef.convertToString(key.defaultValue, key.type) : null);
        result.put("bounds", bounds(key.validator));
        result.put("update", DynamicBrokerConfig$.MODULE$.dynamicConfigUpdateModes().getOrDefault(key.name, "read-only"));
        result.put("internal", key.internalConfig);
        result.put("sensitive", key.type == ConfigDef.Type.PASSWORD);
        var synonyms = result.putArray("synonyms");
        CollectionConverters.asJava(DynamicBrokerConfig$.MODULE$.brokerConfigSynonyms(key.name, false)).forEach(synonyms::add);
        StringBuilder takes = new StringBuilder();
        for (JsonNode text : texts) takes.append(takes(key, text.asText()) ? '1' : '0');
        return result.put("takes", takes.toString());
    }

    /** What the validator says of itself, unless it says only what object it is. */
    private static String bounds(ConfigDef.Validator validator) {
        if (validator == null) return "";
        String text = validator.toString();
        return text.contains("@") || text.contains("$$Lambda") ? "" : text;
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
