import { configSchema, eachEntry, option } from '../../config/index.ts'
import { regex } from '../shared/patterns.ts'

/** Where a field of the outbox is put besides the payload. */
export interface FieldPlacement {
  readonly field: string
  readonly place: 'header' | 'envelope' | 'partition'
  /** What it is called there. */
  readonly name: string
}

/** An entry of `table.fields.additional.placement`; undefined if it is none. */
export function placementOf(entry: string): FieldPlacement | undefined {
  const [field = '', place = '', name = field, more] = entry.split(':').map((part) => part.trim())
  const known = (['header', 'envelope', 'partition'] as const).find((one) => one === place.toLowerCase())
  return known === undefined || field === '' || more !== undefined ? undefined : { field, place: known, name }
}

const placements = eachEntry('field:header, field:envelope or field:partition, each with :name after it', (entry) =>
  placementOf(entry) === undefined
    ? `A field, its place and a name of its own are expected, but got: ${entry}`
    : undefined,
)

const column = (name: string, doc: string) => option.string({ default: name, importance: 'LOW', doc })
const traces = (what: string) =>
  `Taken from Debezium's configs, without effect: Millrace's spans come with the records. ${what}`

/** The options of the transform for outboxes. */
export const eventRouterConfig = configSchema({
  'table.field.event.id': column('id', "The column with the event's id, which becomes the header `id`."),
  'table.field.event.key': column('aggregateid', "The column with the record's key."),
  'table.field.event.type': column(
    'type',
    "Taken from Debezium's configs, without effect: nothing is made of the type.",
  ),
  'table.field.event.payload': column('payload', "The column with the record's value."),
  'table.field.event.timestamp': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: "The column with the record's timestamp; without one it is that of the change.",
  }),
  'table.fields.additional.placement': option.list({
    default: null,
    importance: 'HIGH',
    doc: 'Columns to put into headers, beside the payload or into the partition: `field:header:name`.',
    validate: placements,
  }),
  'table.fields.additional.error.on.missing': option.boolean({
    default: true,
    importance: 'MEDIUM',
    doc: 'Whether it is an error if one of these columns is not there; otherwise it is left out.',
  }),
  'table.field.event.schema.version': option.string({
    default: null,
    importance: 'LOW',
    doc: "The column with the version of the value's schema, where there are columns beside the payload.",
  }),
  'table.op.invalid.behavior': option.oneOf(['warn', 'error', 'fatal'], {
    default: 'warn',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'What becomes of an update of a row: `warn` and `error` drop it, `fatal` fails.',
  }),
  'table.expand.json.payload': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether a payload that is a text of JSON becomes a struct. One that is none is left as it is.',
  }),
  'table.json.payload.null.behavior': option.oneOf(['ignore', 'optional_bytes'], {
    default: 'ignore',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'What becomes of members of such JSON that are null: they are left out, or bytes that are null.',
  }),
  'route.by.field': option.string({
    default: 'aggregatetype',
    importance: 'HIGH',
    doc: 'The column whose value says which topic a record is for.',
  }),
  'route.topic.regex': option.string({
    default: '(?<routedByValue>.*)',
    importance: 'LOW',
    doc: 'The pattern for such values, in the syntax of Java. A value that does not match is the topic itself.',
    validate: regex,
  }),
  'route.topic.replacement': option.string({
    default: 'outbox.event.$' + '{routedByValue}',
    importance: 'HIGH',
    doc: 'The topic; $1 or a name in braces is what a group of the pattern matched.',
  }),
  'route.tombstone.on.empty.payload': option.boolean({
    default: false,
    importance: 'HIGH',
    doc: 'Whether an empty payload makes a record without a value.',
  }),
  'tracing.span.context.field': option.string({
    default: 'tracingspancontext',
    importance: 'HIGH',
    doc: traces('The column with the context of a span.'),
  }),
  'tracing.operation.name': option.string({
    default: 'debezium-read',
    importance: 'HIGH',
    doc: traces('The name of the span.'),
  }),
  'tracing.with.context.field.only': option.boolean({
    default: false,
    importance: 'HIGH',
    doc: traces('Whether only rows with a context are traced.'),
  }),
})
