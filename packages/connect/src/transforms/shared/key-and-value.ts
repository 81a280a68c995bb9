import type { ConfigOf, ConfigSchema, OptionShape } from '../../config/index.ts'
import type { ConnectRecord, SchemaAndValue } from '../../data/record.ts'
import { defineTransform, type Transform } from '../define-transform.ts'

/** The two parts of a record that a transform may be about. */
export type PartName = 'key' | 'value'

/** What a pair of transforms, one for keys and one for values, is made of. */
export interface PartTransform<Shape extends OptionShape, Prepared> {
  /** The name of both, before `$Key` or `$Value`. */
  readonly name: string
  readonly doc: string
  readonly config: ConfigSchema<Shape>
  /** Throws INVALID_CONFIG if the options don't fit together; `option` gives the whole name of one. */
  prepare(config: ConfigOf<Shape>, option: (name: string) => string): Prepared
  /** The changed key or value of `record`; the same if there is nothing to change. */
  change(part: SchemaAndValue, prepared: Prepared, record: ConnectRecord): SchemaAndValue
}

/** The same record with another key or value. */
export function withPart(record: ConnectRecord, name: PartName, part: SchemaAndValue): ConnectRecord {
  if (part === record[name]) return record
  return name === 'key' ? { ...record, key: part } : { ...record, value: part }
}

/** The names under which Kafka has a transform, for keys or for values. */
export function kafkaNames(
  name: string,
  part: PartName,
): { readonly name: string; readonly aliases: readonly string[] } {
  const whole = `${name}$${part === 'key' ? 'Key' : 'Value'}`
  return { name: whole, aliases: [`org.apache.kafka.connect.transforms.${whole}`] }
}

/** Two transforms that do the same, the first with keys and the second with values. */
export function keyAndValue<Shape extends OptionShape, Prepared>(
  definition: PartTransform<Shape, Prepared>,
): readonly [key: Transform, value: Transform] {
  const { name, doc, config } = definition
  const of = (part: PartName): Transform =>
    defineTransform({
      ...kafkaNames(name, part),
      doc,
      config,
      prepare: (given, option) => definition.prepare(given, option),
      apply: (record, prepared: Prepared) => withPart(record, part, definition.change(record[part], prepared, record)),
    })
  return [of('key'), of('value')]
}
