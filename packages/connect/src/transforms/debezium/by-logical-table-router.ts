import { configSchema, nonEmptyString, notNull, option } from '../../config/index.ts'
import { configError } from '../../data/errors.ts'
import { nothing, type SchemaAndValue } from '../../data/record.ts'
import { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { isStruct } from '../../data/value.ts'
import { JavaPattern, type Replacement } from '../../java/java-pattern.ts'
import { defineTransform } from '../define-transform.ts'
import { regex } from '../shared/patterns.ts'
import { requireStruct } from '../shared/requirements.ts'
import { entriesOf, namedCache, structOf } from '../shared/structs.ts'
import { envelopeOf, envelopeSuffix, needed } from './envelope.ts'

/** A pattern for topics, and what takes the place of those that match. */
interface Route {
  readonly pattern: JavaPattern
  readonly replacement: Replacement
}

function routeOf(pattern: string, replacement: string): Route {
  const compiled = new JavaPattern(pattern)
  return { pattern: compiled, replacement: compiled.replacement(replacement) }
}

/** What a topic becomes; undefined if it does not match. */
function routed(topic: string, { pattern, replacement }: Route): string | undefined {
  return pattern.matches(topic) ? pattern.replaceFirst(topic, replacement) : undefined
}

/** What names of schemas are given. */
type NameSchema = (name: string) => string

const adjustments: Readonly<Record<string, NameSchema>> = {
  none: (name) => name,
  // Each part of an Avro name is letters, digits and underscores, and begins with no digit.
  avro: (name) => name.replaceAll(/[^A-Za-z0-9_.]/g, '_').replaceAll(/(^|\.)(?=\d)/g, '$1_'),
}

function keySchemaOf(key: Schema, name: string, field: string | undefined): Schema {
  const added = field === undefined ? [] : [[field, Schema.string()] as const]
  return key.with({ name, default: null, fields: [...entriesOf(key), ...added] })
}

function rekeyed(key: Struct, schema: Schema, identifier: string): SchemaAndValue {
  const own = key.schema.fields.length
  return { schema, value: structOf(schema, (at) => (at.index < own ? key.get(at.name) : identifier)) }
}

const isRow = (name: string): boolean => name === 'before' || name === 'after'

function envelopeSchemaOf(envelope: Schema, topic: string, nameSchema: NameSchema): Schema {
  const row = (envelope.field('before') ?? envelope.field('after'))?.schema
  const rowSchema = row?.with({ name: nameSchema(`${topic}.Value`), default: null })
  return envelope.with({
    name: nameSchema(`${topic}${envelopeSuffix}`),
    default: null,
    fields: entriesOf(envelope).map(([name, field]) => [name, isRow(name) ? (rowSchema ?? field) : field]),
  })
}

function reenveloped(envelope: Struct, schema: Schema): SchemaAndValue {
  const value = structOf(schema, ({ name, schema: rowSchema }) => {
    const own = envelope.get(name)
    if (!isRow(name) || !isStruct(own)) return own
    return structOf(rowSchema, (field) => own.get(field.name))
  })
  return { schema, value }
}

/** Brings the changes of several tables, such as shards, to one topic. */
export const byLogicalTableRouter = defineTransform({
  name: 'ByLogicalTableRouter',
  aliases: ['io.debezium.transforms.ByLogicalTableRouter'],
  doc: 'Sends changes of rows to a topic made of the name of their own, so that several tables can share one; keys say which it was.',
  config: configSchema({
    'topic.regex': option.string({
      default: null,
      importance: 'LOW',
      doc: 'The pattern for topics, in the syntax of Java. It must be given.',
      validate: [notNull, regex],
    }),
    'topic.replacement': option.string({
      default: null,
      importance: 'LOW',
      doc: 'The new topic; $1 is what the first group matched. It must be given.',
      validate: [notNull, nonEmptyString],
    }),
    'key.enforce.uniqueness': option.boolean({
      default: true,
      importance: 'LOW',
      doc: 'Whether keys get a field that says which table they are of.',
    }),
    'key.field.regex': option.string({
      default: null,
      importance: 'LOW',
      doc: 'The pattern for topics that makes the value of that field; without one it is the topic.',
    }),
    'key.field.name': option.string({
      default: '__dbz__physicalTableIdentifier',
      importance: 'LOW',
      doc: 'The name of that field.',
    }),
    'key.field.replacement': option.string({
      default: null,
      importance: 'LOW',
      doc: 'The value of that field; $1 is what the first group matched.',
    }),
    'schema.name.adjustment.mode': option.oneOf(['none', 'avro'], {
      default: 'none',
      ignoreCase: true,
      importance: 'LOW',
      doc: 'Whether names of schemas are made fit for Avro.',
    }),
    'logical.table.cache.size': option.int({
      default: 16,
      importance: 'LOW',
      doc: "Taken from Debezium's configs, without effect: nothing is cached.",
    }),
  }),
  prepare(config, name) {
    const keyRegex = config['key.field.regex'] ?? ''
    const keyReplacement = config['key.field.replacement'] ?? ''
    if (keyRegex !== '' && keyReplacement === '')
      throw configError(name('key.field.replacement'), 'key.field.replacement must be given if key.field.regex is')
    const keyField = config['key.enforce.uniqueness'] ? config['key.field.name'] : undefined
    const nameSchema = adjustments[config['schema.name.adjustment.mode']] ?? ((plain: string) => plain)
    return {
      keySchema: namedCache((key, topic) => keySchemaOf(key, nameSchema(`${topic}.Key`), keyField)),
      envelopeSchema: namedCache((envelope, topic) => envelopeSchemaOf(envelope, topic, nameSchema)),
      route: routeOf(
        needed(config['topic.regex'], name('topic.regex')),
        needed(config['topic.replacement'], name('topic.replacement')),
      ),
      keyRoute: keyRegex === '' ? undefined : routeOf(keyRegex, keyReplacement),
    }
  },
  apply(record, { route, keyRoute, keySchema, envelopeSchema }) {
    const topic = routed(record.topic, route)
    if (topic === undefined || topic === '') return record
    const identifier = keyRoute === undefined ? undefined : routed(record.topic, keyRoute)
    const before = record.key.value === null ? null : requireStruct(record.key.value, 'routing by logical table')
    const key = before === null ? nothing : rekeyed(before, keySchema(before.schema, topic), identifier ?? record.topic)
    const envelope = envelopeOf(record)
    if (envelope === undefined) return { ...record, topic, key }
    return { ...record, topic, key, value: reenveloped(envelope, envelopeSchema(envelope.schema, topic)) }
  },
})
