import protobufjs from 'protobufjs'

const message = (fields: Readonly<Record<string, readonly [type: string, id: number]>>): object => ({
  fields: Object.fromEntries(Object.entries(fields).map(([name, [type, id]]) => [name, { type, id }])),
})

const nested = (path: string, messages: Readonly<Record<string, object>>): object =>
  path.split('.').reduceRight<object>((inner, name) => ({ nested: { [name]: inner } }), { nested: messages })

/** Files that schemas import without a reference, beside those that protobufjs has, by what stands in the import. */
const ownFiles: ReadonlyMap<string, object> = new Map([
  [
    'google/type/date.proto',
    nested('google.type', { Date: message({ year: ['int32', 1], month: ['int32', 2], day: ['int32', 3] }) }),
  ],
  [
    'google/type/timeofday.proto',
    nested('google.type', {
      TimeOfDay: message({ hours: ['int32', 1], minutes: ['int32', 2], seconds: ['int32', 3], nanos: ['int32', 4] }),
    }),
  ],
  [
    'confluent/type/decimal.proto',
    nested('confluent.type', {
      Decimal: message({ value: ['bytes', 1], precision: ['uint32', 2], scale: ['int32', 3] }),
    }),
  ],
  // What it defines are options, and these are taken as they stand.
  ['confluent/meta.proto', { nested: {} }],
  ['google/protobuf/descriptor.proto', { nested: {} }],
])

/** The types of a file that every schema may import, as JSON of protobufjs; undefined if it is none of those. */
export function knownFile(name: string): protobufjs.INamespace | undefined {
  return ownFiles.get(name) ?? protobufjs.common.get(name) ?? undefined
}
