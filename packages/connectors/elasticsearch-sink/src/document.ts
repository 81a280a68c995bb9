import { createConverter, dataError, isMap, isStruct, type SinkRecord, toText } from '@millrace/connect'
import type { IndexName } from './index-name.ts'
import { idBytesMax } from './limits.ts'
import type { ElasticsearchSinkConfig } from './sink-config.ts'

/** What one record asks of the server. */
export interface Action {
  /** The place of the record in what was to be written. */
  readonly index: number
  readonly topic: string
  /** The index of the document, and its id. */
  readonly into: string
  readonly id: string
  /** The lines of the bulk request, in pieces, */
  readonly pieces: readonly Uint8Array[]
  /** and how many bytes they have. */
  readonly bytes: number
}

const json = createConverter('Json', { 'schemas.enable': 'false', 'decimal.format': 'NUMERIC' }, 'value')
const lineBreak = Buffer.from('\n')
const changeBegin = Buffer.from('{"doc_as_upsert":true,"doc":')
const changeEnd = Buffer.from('}\n')

function idOf({ key, original }: SinkRecord, config: ElasticsearchSinkConfig): string {
  if (config['key.ignore']) return `${original.topic}+${original.partition}+${original.offset}`
  if (key.value === null) throw dataError('it has no key to be the id of its document: see key.ignore')
  const id = toText(key.schema, key.value)
  if (id === '' || Buffer.byteLength(id) > idBytesMax)
    throw dataError(`its key is no id: that has 1 to ${idBytesMax} bytes`)
  return id
}

function documentOf({ topic, value }: SinkRecord): Uint8Array {
  const isObject = isStruct(value.value) || isMap(value.value)
  const bytes = isObject ? json.fromConnect(topic, value) : null
  if (bytes === null || bytes[0] !== 0x7b) throw dataError('its value is no object, and documents are')
  return bytes
}

/** What a record asks for; undefined if nothing. Throws INVALID_DATA if it can't be written. */
export function actionOf(
  record: SinkRecord,
  index: number,
  config: ElasticsearchSinkConfig,
  names: IndexName,
): Action | undefined {
  const isNull = record.value.value === null
  const onNull = config['behavior.on.null.values']
  if (isNull && onNull === 'ignore') return undefined
  if (isNull && onNull === 'fail') throw dataError('it has no value: see behavior.on.null.values')
  const { topic, offset } = record.original
  const into = names.of(record)
  const id = idOf(record, config)
  const where = `"_index":${JSON.stringify(into)},"_id":${JSON.stringify(id)}`
  const action = { index, topic, into, id }
  const versioned = `${where},"version":${offset},"version_type":"external"`
  const upserts = config['write.method'] === 'upsert'
  // A document that is upserted has versions of the server's own, which an offset can't be compared with.
  if (isNull) return withLines(action, `{"delete":{${upserts ? where : versioned}}}\n`)
  const document = documentOf(record)
  if (!upserts) return withLines(action, `{"index":{${versioned}}}\n`, document, lineBreak)
  return withLines(action, `{"update":{${where},"retry_on_conflict":3}}\n`, changeBegin, document, changeEnd)
}

/** Put together with those of others, and copied once. */
function withLines(
  { index, topic, into, id }: Omit<Action, 'pieces' | 'bytes'>,
  head: string,
  ...rest: readonly Uint8Array[]
): Action {
  const pieces = [Buffer.from(head), ...rest]
  return { index, topic, into, id, pieces, bytes: pieces.reduce((sum, { length }) => sum + length, 0) }
}

/** Puts actions into requests, in their order. */
export function* requestsOf(
  actions: readonly Action[],
  { 'batch.size': most, 'bulk.size.bytes': bytesMax }: ElasticsearchSinkConfig,
): Generator<readonly Action[]> {
  let current: Action[] = []
  let bytes = 0
  for (const action of actions) {
    if (current.length > 0 && (current.length === most || bytes + action.bytes > bytesMax)) {
      yield current
      current = []
      bytes = 0
    }
    current.push(action)
    bytes += action.bytes
  }
  if (current.length > 0) yield current
}
