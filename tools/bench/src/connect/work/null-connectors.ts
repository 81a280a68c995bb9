import {
  configSchema,
  defineSink,
  defineSource,
  option,
  type RecordResult,
  recordResult,
  Schema,
  sourceRecord,
  type SourceRecord,
} from '@millrace/connect'
import { seededPayloads } from '../../payloads.ts'

const version = '0.0.0'
const text = Schema.string()
const batchRecords = 1_000
/** Characters of a value. */
export const nullValueChars = 100

/** Makes as many records as it is told of values that lie in memory, and has ended then. */
export const nullSource = defineSource({
  name: 'NullSource',
  version,
  doc: 'Makes records of nothing.',
  config: configSchema({
    topic: option.string({ importance: 'HIGH', doc: 'Where to.' }),
    records: option.int({ importance: 'HIGH', doc: 'How many.' }),
  }),
  async *open({ config: { topic, records }, signal }) {
    const values = seededPayloads(1_024, nullValueChars / 2).map((bytes) => bytes.toString('hex'))
    const sourcePartition = { from: 'nothing' }
    for (let made = 0; made < records && !signal.aborted;) {
      const batch: SourceRecord[] = []
      for (const end = Math.min(records, made + batchRecords); made < end; made++) {
        const value = { schema: text, value: values[made & 1_023] ?? '' }
        batch.push(sourceRecord({ topic, value, sourcePartition, sourceOffset: { made } }))
      }
      yield { records: batch }
    }
  },
})

/** Takes records, looks at each value, and does nothing with it. */
export const nullSink = defineSink({
  name: 'NullSink',
  version,
  doc: 'Writes records nowhere.',
  config: configSchema({}),
  open: () => ({
    async write(records) {
      const results: RecordResult[] = []
      for (const { value } of records) {
        if (typeof value.value !== 'string' || value.value.length !== nullValueChars) throw new Error('another value')
        results.push(recordResult.ok)
      }
      return results
    },
  }),
})
