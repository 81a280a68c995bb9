/** The names by which schemas of Connect's logical types are known, everywhere. */
export const logicalNames = {
  decimal: 'org.apache.kafka.connect.data.Decimal',
  date: 'org.apache.kafka.connect.data.Date',
  time: 'org.apache.kafka.connect.data.Time',
  timestamp: 'org.apache.kafka.connect.data.Timestamp',
} as const

/** The logical types whose values are not those of the type below them. */
export type LogicalType = keyof typeof logicalNames

const byName: ReadonlyMap<string, LogicalType> = new Map(
  (Object.keys(logicalNames) as LogicalType[]).map((type) => [logicalNames[type], type]),
)

/** The logical type that a schema's name stands for; undefined if it is another name, or none. */
export function logicalTypeOf(schema: { readonly name: string | undefined }): LogicalType | undefined {
  return schema.name === undefined ? undefined : byName.get(schema.name)
}
