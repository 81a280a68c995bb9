import {
  atLeast,
  between,
  configError,
  type ConfigOf,
  configSchema,
  nonEmptyList,
  nonEmptyString,
  option,
  understoodBy,
} from '@millrace/connect'
import { timeZone } from './layout/time-zone.ts'
import { partBytesMin } from './limits.ts'

const storage = 'io.confluent.connect.storage'
const formatNames = {
  json: `io.confluent.connect.s3.format.json.JsonFormat`,
  csv: undefined,
  avro: `io.confluent.connect.s3.format.avro.AvroFormat`,
  parquet: `io.confluent.connect.s3.format.parquet.ParquetFormat`,
} as const
const partitionerNames = {
  default: `${storage}.partitioner.DefaultPartitioner`,
  field: `${storage}.partitioner.FieldPartitioner`,
  time: `${storage}.partitioner.TimeBasedPartitioner`,
  daily: `${storage}.partitioner.DailyPartitioner`,
  hourly: `${storage}.partitioner.HourlyPartitioner`,
} as const

/** What objects hold. */
export type FormatName = keyof typeof formatNames
/** What objects are divided by, besides partitions. */
export type PartitionerName = keyof typeof partitionerNames

const namedBy = <Name extends string>(
  names: Readonly<Record<Name, string | undefined>>,
  given: string,
): Name | undefined =>
  (Object.keys(names) as Name[]).find((name) => name === given.toLowerCase() || names[name] === given)

/** The format that a config names, in short or by Confluent's class. */
export const formatNamed = (given: string): FormatName | undefined => namedBy(formatNames, given)
/** The partitioner that a config names, in short or by Confluent's class. */
export const partitionerNamed = (given: string): PartitionerName | undefined => namedBy(partitionerNames, given)

const bucket = { group: 'Bucket' }
const objects = { group: 'Objects' }
const partitioning = { group: 'Partitioner' }

/** The options of the sink. Names and defaults are Confluent's where there are such. */
export const s3SinkConfig = configSchema({
  's3.bucket.name': option.string({ ...bucket, importance: 'HIGH', doc: 'The bucket.', validate: nonEmptyString }),
  's3.region': option.string({ ...bucket, default: 'us-west-2', importance: 'MEDIUM', doc: 'Its region.' }),
  'store.url': option.string({
    ...bucket,
    default: null,
    importance: 'LOW',
    doc: "The address of another store than Amazon's, http or https.",
    validate: understoodBy('an http or https address', httpAddress),
  }),
  's3.path.style.access.enabled': option.boolean({
    ...bucket,
    default: true,
    importance: 'LOW',
    doc: "Whether the bucket stands in the path of addresses, and not in the host's name.",
  }),
  'aws.access.key.id': option.string({
    ...bucket,
    default: '',
    importance: 'HIGH',
    doc: "The id of the key; without it keys are looked for where Amazon's programs do: environment, files, the machine's role.",
  }),
  'aws.secret.access.key': option.password({
    ...bucket,
    default: null,
    importance: 'HIGH',
    doc: 'The secret of the key.',
  }),
  's3.part.size': option.int({
    ...bucket,
    default: 26_214_400,
    importance: 'HIGH',
    doc: 'Bytes of a part: larger objects are sent in parts, while they are written.',
    validate: between(partBytesMin, 2 ** 31 - 1),
  }),
  's3.part.retries': option.int({
    ...bucket,
    default: 3,
    importance: 'MEDIUM',
    doc: 'How often a request that failed is sent again before records wait (see errors.retry.timeout).',
    validate: between(0, 100),
  }),
  's3.retry.backoff.ms': option.long({
    ...bucket,
    default: 200,
    importance: 'LOW',
    doc: 'The pause before a request is sent again, in milliseconds; the next ones double, up to 20 s, and vary.',
    validate: between(0, 20_000),
  }),
  's3.request.timeout.ms': option.long({
    ...bucket,
    default: 60_000,
    importance: 'LOW',
    doc: 'How long a request may go without an answer, in milliseconds.',
    validate: between(100, 3_600_000),
  }),
  's3.conditional.writes': option.oneOf(['auto', 'always', 'never'], {
    ...bucket,
    default: 'auto',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: "Whether objects are written only where there is none (If-None-Match), so that not even a task that was taken for dead doubles rows. `auto`: if store.url is not given. The store must know it: Amazon's does.",
  }),
  'topics.dir': option.string({
    ...objects,
    default: 'topics',
    importance: 'HIGH',
    doc: 'What all keys begin with.',
    validate: nonEmptyString,
  }),
  'format.class': option.string({
    ...objects,
    importance: 'HIGH',
    doc: "json (a line each), csv, avro or parquet; or the name of Confluent's class. All but json want records with schemas.",
    validate: understoodBy('json, csv, avro, parquet', (given) => {
      if (formatNamed(given) === undefined) throw new Error('It must be one of json, csv, avro, parquet')
    }),
  }),
  'flush.size': option.int({
    ...objects,
    importance: 'HIGH',
    doc: 'Records of a partition after which its objects are finished.',
    validate: atLeast(1),
  }),
  'rotate.interval.ms': option.long({
    ...objects,
    default: -1,
    importance: 'HIGH',
    doc: "By how much the time of a record may be later than that of an object's first one, in milliseconds; -1: by any.",
    validate: atLeast(-1),
  }),
  'rotate.idle.interval.ms': option.long({
    ...objects,
    default: 60_000,
    importance: 'MEDIUM',
    doc: 'How long a partition may be without new records before those that wait are written, in milliseconds; -1: for ever.',
    validate: atLeast(-1),
  }),
  's3.compression.type': option.oneOf(['none', 'gzip', 'zstd'], {
    ...objects,
    default: 'none',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'How objects of json and csv are compressed; avro and parquet have codecs.',
  }),
  's3.compression.level': option.int({
    ...objects,
    default: -1,
    importance: 'LOW',
    doc: 'How hard; -1 is the default of the type.',
    validate: between(-1, 9),
  }),
  'avro.codec': option.oneOf(['null', 'deflate', 'zstandard'], {
    ...objects,
    default: 'null',
    importance: 'LOW',
    doc: 'How blocks of Avro are compressed.',
  }),
  'parquet.codec': option.oneOf(['none', 'gzip', 'snappy', 'zstd'], {
    ...objects,
    default: 'snappy',
    importance: 'LOW',
    doc: 'How pages of Parquet are compressed.',
  }),
  'csv.header': option.boolean({
    ...objects,
    default: true,
    importance: 'LOW',
    doc: 'Whether the first line of a csv object has the names of its columns.',
  }),
  'csv.columns': option.list({
    ...objects,
    default: [],
    importance: 'MEDIUM',
    doc: "The columns of csv, in their order; without it the fields of the records' schema. With it records need no schema.",
  }),
  'behavior.on.null.values': option.oneOf(['fail', 'ignore'], {
    ...objects,
    default: 'fail',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'What happens to records without a value: they are refused (see errors.tolerance), or passed over.',
  }),
  'directory.delim': option.string({
    ...objects,
    default: '/',
    importance: 'MEDIUM',
    doc: 'What stands between folders.',
    validate: nonEmptyString,
  }),
  'file.delim': option.string({
    ...objects,
    default: '+',
    importance: 'MEDIUM',
    doc: 'What stands between topic, partition and offset.',
    validate: nonEmptyString,
  }),
  'filename.offset.zero.pad.width': option.int({
    ...objects,
    default: 10,
    importance: 'LOW',
    doc: 'Digits of offsets, filled with zeros.',
    validate: between(1, 20),
  }),
  'partitioner.class': option.string({
    ...partitioning,
    default: 'default',
    importance: 'HIGH',
    doc: "What folders are divided by: default (partitions), field, time, daily, hourly; or the name of Confluent's class.",
    validate: understoodBy('default, field, time, daily, hourly', (given) => {
      if (partitionerNamed(given) === undefined)
        throw new Error('It must be one of default, field, time, daily, hourly')
    }),
  }),
  'partition.field.name': option.list({
    ...partitioning,
    default: [],
    importance: 'MEDIUM',
    doc: 'The fields that `field` divides by; those of structs within by a path with dots.',
  }),
  'partition.duration.ms': option.long({
    ...partitioning,
    default: 3_600_000,
    importance: 'MEDIUM',
    doc: 'How much time a folder of `time` has, in milliseconds.',
    validate: atLeast(1),
  }),
  'path.format': option.string({
    ...partitioning,
    default: "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH",
    importance: 'MEDIUM',
    doc: 'How `time` names a folder, as a pattern of Joda-Time.',
  }),
  timezone: option.string({
    ...partitioning,
    default: 'UTC',
    importance: 'MEDIUM',
    doc: 'The time zone of these, such as Europe/Berlin.',
    validate: understoodBy('a time zone', timeZone),
  }),
  'timestamp.extractor': option.oneOf(['Record', 'RecordField'], {
    ...partitioning,
    default: 'Record',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'Which time of a record counts, for folders and rotate.interval.ms: its own, or that of timestamp.field.',
  }),
  'timestamp.field': option.string({
    ...partitioning,
    default: 'timestamp',
    importance: 'MEDIUM',
    doc: 'The field with the time: a Timestamp, milliseconds since 1970, or text of ISO 8601.',
  }),
})

/** What {@link s3SinkConfig} is parsed to. */
export type S3SinkConfig = ConfigOf<(typeof s3SinkConfig)['shape']>

function httpAddress(text: string): void {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new Error('It is no address')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('It is no http or https address')
  if (url.username !== '' || url.password !== '') throw new Error('Keys have options of their own')
}

/** Throws INVALID_CONFIG where options don't fit together. */
export function checkTogether(config: S3SinkConfig): void {
  const [id, secret] = [config['aws.access.key.id'], config['aws.secret.access.key']]
  if (id !== '' && (secret === null || secret.reveal() === ''))
    throw configError(
      'aws.secret.access.key',
      'aws.access.key.id is given and aws.secret.access.key is not: give both or neither',
    )
  if (id === '' && secret !== null && secret.reveal() !== '')
    throw configError(
      'aws.access.key.id',
      'aws.secret.access.key is given and aws.access.key.id is not: give both or neither',
    )
  const partitioner = partitionerNamed(config['partitioner.class'])
  const wrong =
    partitioner === 'field' ? nonEmptyList(config['partition.field.name'], 'partition.field.name') : undefined
  if (wrong !== undefined)
    throw configError('partition.field.name', 'the partitioner `field` needs partition.field.name')
  const format = formatNamed(config['format.class'])
  if (config['s3.compression.type'] !== 'none' && (format === 'avro' || format === 'parquet')) {
    const instead = `${format}.codec`
    throw configError('s3.compression.type', `objects of ${format} are not compressed as a whole: set ${instead}`)
  }
}

/** Whether objects are written only where there is none. */
export function writesConditionally(config: S3SinkConfig): boolean {
  const chosen = config['s3.conditional.writes']
  return chosen === 'always' || (chosen === 'auto' && config['store.url'] === null)
}
