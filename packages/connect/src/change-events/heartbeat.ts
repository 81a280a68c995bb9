import { Schema } from '../data/schema.ts'
import { Struct } from '../data/struct.ts'

const keySchema = Schema.struct(
  { serverName: Schema.string() },
  { name: 'io.debezium.connector.common.ServerNameKey', version: 1 },
)

const valueSchema = Schema.struct(
  { ts_ms: Schema.int64() },
  { name: 'io.debezium.connector.common.Heartbeat', version: 1 },
)

/** Key and value of a record that says that the connector is alive. */
export function heartbeatRecord(server: string, nowMs: number) {
  return {
    key: { schema: keySchema, value: Struct.ofChecked(keySchema, [server]) },
    value: { schema: valueSchema, value: Struct.ofChecked(valueSchema, [nowMs]) },
  }
}
