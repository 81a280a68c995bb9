/** What Confluent's converter calls things in JSON Schemas: those who read them go by these. */
export const jsonSchemaNames = {
  type: 'connect.type',
  version: 'connect.version',
  parameters: 'connect.parameters',
  index: 'connect.index',
  /** Structs that stand for one of several schemas, and their fields. */
  oneOf: 'io.confluent.connect.json.OneOf',
  enumType: 'io.confluent.connect.json.Enum',
} as const
