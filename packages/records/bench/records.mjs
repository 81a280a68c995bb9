// Speed of encoding and of lazy iteration, in records a second. After a build: node packages/records/bench/records.mjs
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { NodeChecksum } from '@millrace/node-io'
import { BatchBuilder, RecordBatch } from '@millrace/records'

const batchSizeBytes = 256 * 1024
const runs = 7
const recordsPerRun = 2_000_000
const noCompression = {
  compress: () => {
    throw new Error('nothing here is compressed')
  },
  decompress: () => {
    throw new Error('nothing here is compressed')
  },
}
const checksum = new NodeChecksum()
const noChecksum = { crc32c: () => 0 }

/** Median and spread of several runs of `work`, which returns how many records it did. */
function measure(name, work) {
  const rates = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const count = work()
    rates.push(count / (performance.now() - start) / 1000)
  }
  rates.sort((one, other) => one - other)
  const show = (rate) => rate.toFixed(1).padStart(6)
  process.stdout.write(
    `${name.padEnd(52)} ${show(rates[runs >> 1])} M records/s  (${show(rates[0])} to ${show(rates[runs - 1])})\n`,
  )
}

function fill(key, value, crc) {
  let done = 0
  let last
  let storage
  while (done < recordsPerRun) {
    const builder = new BatchBuilder({
      sizeBytesMax: batchSizeBytes,
      initialSizeBytes: batchSizeBytes,
      compression: 'none',
      ...(storage === undefined ? {} : { storage }),
    })
    while (builder.tryAppend(1_700_000_000_000 + (done & 1023), key, value)) done++
    last = builder.build({ checksum: crc, compression: noCompression })
    storage = Buffer.from(last.buffer)
  }
  return { done, last }
}

const text = 'x'.repeat(100)
const bytes = Buffer.from(text)
const japanese = '日本語'.repeat(11)
const key = 'order-123456'
measure('encode 100 B value of bytes, no key', () => fill(null, bytes, noChecksum).done)
measure('encode 100 B value of bytes, key of bytes', () => fill(Buffer.from(key), bytes, noChecksum).done)
measure('encode 100 B value of text, no key', () => fill(null, text, noChecksum).done)
measure('encode 100 B value of text, key of text', () => fill(key, text, noChecksum).done)
measure('encode 99 B value of text, not ASCII', () => fill(null, japanese, noChecksum).done)
measure('encode 100 B value of bytes, no key, with CRC', () => fill(null, bytes, checksum).done)

const batchBytes = fill(key, bytes, checksum).last
function iterate(touch) {
  let done = 0
  let sum = 0
  while (done < recordsPerRun) {
    for (const record of new RecordBatch(batchBytes).records(noCompression)) {
      sum += touch(record)
      done++
    }
  }
  if (sum < 0) throw new Error('unreachable: it keeps the work from being optimised away')
  return done
}
measure('iterate, value size only', () => iterate((record) => record.valueSizeBytes))
measure('iterate, first byte of the value', () => iterate((record) => record.value[0]))
measure('iterate, offset, timestamp and value', () =>
  iterate((record) => record.offset + record.timestamp + record.value[0]),
)
measure('iterate, first byte of key and value', () => iterate((record) => record.key[0] + record.value[0]))
measure('iterate, value as text', () => iterate((record) => record.valueText().length))
measure('walk a cursor, as a broker does', () => {
  let done = 0
  while (done < recordsPerRun) {
    const cursor = new RecordBatch(batchBytes).cursor(noCompression)
    while (cursor.advance()) done++
  }
  return done
})
