import type { ConfigOf } from '../../config/index.ts'
import { dataError } from '../../data/errors.ts'
import { numberOf } from '../../data/kind.ts'
import type { ConnectRecord, Header, SchemaAndValue } from '../../data/record.ts'
import { nothing } from '../../data/record.ts'
import { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { JavaPattern, type Replacement } from '../../java/java-pattern.ts'
import { defineTransform } from '../define-transform.ts'
import { structOf } from '../shared/structs.ts'
import { envelopeOf, operationOf, rowOf } from './envelope.ts'
import { eventRouterConfig, type FieldPlacement, placementOf } from './event-router-config.ts'
import { expandJson } from './expand-json.ts'

/** What the options come to. */
interface Prepared {
  readonly config: ConfigOf<typeof eventRouterConfig.shape>
  readonly placements: readonly FieldPlacement[]
  readonly pattern: JavaPattern
  readonly replacement: Replacement
}

/** How many of a unit a millisecond has, by the name of a timestamp's schema. */
const perMs: Readonly<Record<string, bigint>> = {
  'io.debezium.time.Timestamp': 1n,
  'io.debezium.time.MicroTimestamp': 1000n,
  'io.debezium.time.NanoTimestamp': 1_000_000n,
}

/** A column of the row with its schema. Throws INVALID_DATA if there is none of that name. */
function columnOf(row: Struct, name: string, what: string): SchemaAndValue & { readonly schema: Schema } {
  const field = row.schema.field(name)
  if (field === undefined) throw dataError(`The row has no field '${name}', which is to be the ${what}`)
  return { schema: field.schema, value: row.get(name) }
}

function changeTime(envelope: Struct): number | null {
  const time = envelope.schema.field('ts_ms') === undefined ? null : numberOf(envelope.get('ts_ms'))
  return time === null || time === undefined ? null : Number(time)
}

function timestampOf(envelope: Struct, row: Struct, name: string | null): number | null {
  if (name === null) return changeTime(envelope)
  const { schema, value } = columnOf(row, name, 'timestamp')
  if (value === null) return changeTime(envelope)
  const unit = schema.name === undefined ? undefined : perMs[schema.name]
  const time = numberOf(value)
  if (unit === undefined || time === undefined)
    throw dataError(`field '${name}' is ${schema.describe()}, which can't be the timestamp`)
  return Number(BigInt(time) / unit)
}

/** The payload, expanded if that was asked for and it is JSON. */
function payloadOf(row: Struct, { config }: Prepared): SchemaAndValue & { readonly schema: Schema } {
  const name = config['table.field.event.payload']
  const payload = columnOf(row, name, 'payload')
  if (!config['table.expand.json.payload'] || typeof payload.value !== 'string') return payload
  try {
    const { schema, value } = expandJson(payload.value, name, config['table.json.payload.null.behavior'])
    return schema === null ? payload : { schema, value }
  } catch {
    // Not JSON, or none that has a schema: it goes on as the text that it is, as the option says.
    return payload
  }
}

/** The columns with a place of that kind, each with what it holds; those that are not there are left out if that is allowed. */
function placed(row: Struct, { config, placements }: Prepared, place: FieldPlacement['place']) {
  return placements
    .filter((placement) => placement.place === place)
    .filter(({ field }) => config['table.fields.additional.error.on.missing'] || row.schema.field(field) !== undefined)
    .map(({ field, name }) => ({ name, ...columnOf(row, field, place) }))
}

/** The name of the schema of a value with columns beside the payload: that of the row, with the route in it. */
function schemaName(row: Schema, route: string): string {
  if (row.name === undefined) return route
  const dot = row.name.lastIndexOf('.')
  return `${row.name.slice(0, dot + 1)}${route}.${row.name.slice(dot + 1)}`
}

function withPayload(
  row: Struct,
  payload: SchemaAndValue & { readonly schema: Schema },
  route: string,
  prepared: Prepared,
) {
  const beside = placed(row, prepared, 'envelope')
  const versionField = prepared.config['table.field.event.schema.version']
  const version = versionField === null ? undefined : numberOf(columnOf(row, versionField, 'version').value)
  const schema = Schema.struct(
    [['payload', payload.schema], ...beside.map(({ name, schema: own }) => [name, own] as const)],
    {
      name: schemaName(row.schema, route),
      version: version === undefined ? undefined : Number(version),
    },
  )
  return {
    schema,
    value: structOf(schema, ({ index }) => (index === 0 ? payload.value : (beside[index - 1]?.value ?? null))),
  }
}

function partitionOf(row: Struct, prepared: Prepared): number | null {
  const value = placed(row, prepared, 'partition').at(-1)?.value ?? null
  if (value === null) return null
  const partition = numberOf(value)
  if (partition === undefined) throw dataError('the column that is to be the partition is no number')
  return Number(partition)
}

function isEmpty(value: SchemaAndValue['value']): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '')
}

function eventOf(record: ConnectRecord, envelope: Struct, row: Struct, prepared: Prepared): ConnectRecord {
  const { config, pattern, replacement, placements } = prepared
  const payload = payloadOf(row, prepared)
  const id = columnOf(row, config['table.field.event.id'], 'id')
  const route = columnOf(row, config['route.by.field'], 'topic').value
  if (typeof route !== 'string')
    throw dataError(`field '${config['route.by.field']}' is no text: it can't be the topic`)
  const headers: readonly Header[] = [
    { key: 'id', ...id },
    ...placed(row, prepared, 'header').map(({ name, schema, value }) => ({ key: name, schema, value })),
  ]
  const hasColumns = placements.some(({ place }) => place === 'envelope')
  const value = hasColumns ? withPayload(row, payload, route, prepared) : payload
  const isTombstone = config['route.tombstone.on.empty.payload'] && isEmpty(payload.value)
  const changed = {
    topic: pattern.matches(route) ? pattern.replaceFirst(route, replacement) : route,
    key: columnOf(row, config['table.field.event.key'], 'key'),
    value: isTombstone ? nothing : value,
    headers: [...record.headers, ...headers],
    timestamp: timestampOf(envelope, row, config['table.field.event.timestamp']),
  }
  const partition = partitionOf(row, prepared)
  // Where a record is in its topic can't be given up, only where it is going to.
  if (record.kind === 'sink') return { ...record, ...changed, partition: partition ?? record.partition }
  return { ...record, ...changed, partition }
}

/** Makes events of the rows that are written to an outbox. */
export const eventRouter = defineTransform({
  name: 'EventRouter',
  aliases: ['io.debezium.transforms.outbox.EventRouter'],
  doc: "Makes an event of each row that is inserted into an outbox table: key, value, topic and headers come from the row's columns.",
  config: eventRouterConfig,
  prepare(config): Prepared {
    const pattern = new JavaPattern(config['route.topic.regex'])
    return {
      config,
      placements: (config['table.fields.additional.placement'] ?? []).flatMap((entry) => placementOf(entry) ?? []),
      pattern,
      replacement: pattern.replacement(config['route.topic.replacement']),
    }
  },
  apply(record, prepared) {
    if (record.value.value === null) return null
    const envelope = envelopeOf(record)
    if (envelope === undefined) return record
    const operation = operationOf(envelope)
    // That a row was taken out of the outbox is no event.
    if (operation === 'd') return null
    if (operation === 'u') {
      if (prepared.config['table.op.invalid.behavior'] !== 'fatal') return null
      throw dataError('A row of the outbox was updated: rows of an outbox are only inserted and deleted')
    }
    const row = rowOf(envelope, 'after')
    if (row === null) throw dataError('A change of the outbox has no row')
    return eventOf(record, envelope, row, prepared)
  },
})
