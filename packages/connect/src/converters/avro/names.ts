/** What Confluent's converters call things in schemas: those who read them go by these. */
export const avroNames = {
  namespace: 'io.confluent.connect.avro',
  /** Structs without a name; those after the first one in a schema have a number behind it. */
  unnamed: 'ConnectDefault',
  mapEntry: 'MapEntry',
  union: 'io.confluent.connect.avro.Union',
  name: 'connect.name',
  version: 'connect.version',
  doc: 'connect.doc',
  parameters: 'connect.parameters',
  default: 'connect.default',
  type: 'connect.type',
  internalType: 'connect.internal.type',
  decimalPrecision: 'connect.decimal.precision',
  fixedSize: 'connect.fixed.size',
  enumType: 'io.confluent.connect.avro.Enum',
} as const

/** The precision of decimals that say none: Avro wants one. */
export const defaultPrecision = 64

/** Whether the full name of a record is one that structs without a name get. */
export function isUnnamed(fullName: string): boolean {
  return /^io\.confluent\.connect\.avro\.(?:ConnectDefault|MapEntry)\d*$/.test(fullName)
}
