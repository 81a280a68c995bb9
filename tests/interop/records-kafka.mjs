/*
 * Holds our record batches to Apache Kafka 4.1's reader: batches of every codec and kind, by the builder and by the general encoder,
 * and packed anew by the broker at each level, are written here and read by Kafka's MemoryRecords, which must find in them what ours does (unit tests hold that to what was written).
 * Needs Java 17.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeChecksum, NodeCompression } from '@millrace/node-io'
import { BatchBuilder, encodeBatch, RecordBatch, validateProducedBatch } from '@millrace/records'
import { jars, kafkaClassPath } from './lib/maven.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const ports = { checksum: new NodeChecksum(), compression: new NodeCompression() }
const codecs = /** @type {const} */ (['none', 'gzip', 'snappy', 'lz4', 'zstd'])
const seedsPerCodec = 60

/** What kafka-clients 4.1.0 unpacks with. */
const codecJars = /** @type {const} */ ([
  ['org.lz4:lz4-java:1.8.0', 'd74a3334fb35195009b338a951f918203d6bbca3d1d359033dc33edd1cadc9ef'],
  ['org.xerial.snappy:snappy-java:1.1.10.7', '4c766cb3f855415ee734b2392949a0b6f12a60879334a74518deaf6270d32e36'],
  ['com.github.luben:zstd-jni:1.5.6-10', 'b6c3237e24b8252a5a9c3a0e1ae30ef8f323412e74bd358548b7a9e527d676df'],
])

/** Numbers from a seed, so that a case can be made again (mulberry32). @param {number} seed */
function randomIntegers(seed) {
  let state = seed
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** @typedef {(below: number) => number} Random */

/** Null, empty, repeating or incompressible. @param {Random} random @param {number} sizeMax */
function data(random, sizeMax) {
  const kind = random(6)
  if (kind === 0) return null
  const length = random(4) === 0 ? random(4) : random(sizeMax)
  if (kind === 1) return Buffer.from(Array.from({ length }, () => random(256)))
  if (kind === 2) return 'größe 日本語 🙂 '.repeat(Math.ceil(length / 30))
  return `{"id":${random(1000)},"name":"somebody"}`.repeat(Math.ceil(length / 25))
}

/** @param {Random} random @param {number} index */
function record(random, index) {
  const headers = Array.from({ length: random(5) === 0 ? random(4) : 0 }, () => ({
    key: ['trace', '', 'ключ'][random(3)] ?? '',
    value: data(random, 30),
  }))
  const sizeMax = random(30) === 0 ? 300_000 : 200
  return {
    timestamp: 1_700_000_000_000 + index - random(5),
    key: data(random, 30),
    value: data(random, sizeMax),
    headers,
  }
}

/** @param {Random} random */
function records(random) {
  return Array.from({ length: 1 + random(random(5) === 0 ? 400 : 12) }, (_, index) => record(random, index))
}

/** A batch as a producer fills it. @param {typeof codecs[number]} compression @param {number} seed */
function built(compression, seed) {
  const random = randomIntegers(seed)
  const builder = new BatchBuilder({ sizeBytesMax: 64 << 20, initialSizeBytes: 61 + random(500), compression })
  for (const { timestamp, key, value, headers } of records(random)) builder.append(timestamp, key, value, headers)
  const producer = { producerId: random(1000), producerEpoch: random(9), baseSequence: 0x7fffffff - random(5) }
  return builder.build({ ...ports, ...(random(2) === 0 ? { ...producer, isTransactional: random(2) === 0 } : {}) })
}

/** A batch with what only brokers write. @param {typeof codecs[number]} compression @param {number} seed */
function encoded(compression, seed) {
  const random = randomIntegers(seed)
  const given = records(random).map((each, index) => ({ ...each, offsetDelta: 3 * index }))
  const batch = new RecordBatch(
    encodeBatch(
      {
        baseOffset: random(2) === 0 ? 2 ** 50 + random(1000) : random(1000),
        partitionLeaderEpoch: random(100),
        compression,
        isControl: false,
        deleteHorizonMs: random(4) === 0 ? 1_600_000_000_000 : null,
        lastOffsetDelta: 3 * given.length + 2,
        records: given,
      },
      ports,
    ),
  )
  if (random(3) === 0) batch.setLogAppendTime(1_700_000_999_999, ports.checksum)
  batch.assignOffset(random(1_000_000), random(50))
  return batch.slice()
}

/** Levels that a topic can ask for; undefined is the codec's own. */
const levels = /** @type {const} */ ({
  none: [undefined],
  gzip: [undefined, -1, 1, 6, 9],
  snappy: [undefined],
  lz4: [undefined, 1, 2, 4, 8, 9, 10, 12, 17],
  zstd: [undefined, -131_072, -7, 1, 3, 12, 19, 22],
})

/** A producer's batch of any codec, as a broker packs it for a topic that asks for `compression`. @param {typeof codecs[number]} compression @param {number} seed */
function repacked(compression, seed) {
  const random = randomIntegers(seed)
  const from = codecs.filter((codec) => codec !== compression)[random(codecs.length - 1)] ?? 'none'
  const level = levels[compression][seed % levels[compression].length]
  const nowMs = 1_700_000_000_500
  const batch = validateProducedBatch(built(from, seed), {
    ...ports,
    maxMessageBytes: 64 << 20,
    timestamps: {
      type: random(4) === 0 ? 'LogAppendTime' : 'CreateTime',
      nowMs,
      beforeMaxMs: Infinity,
      afterMaxMs: Infinity,
    },
    target: { compression, level },
  })
  assert.equal(batch.compression, compression)
  batch.assignOffset(random(1_000_000), random(50))
  return batch.slice()
}

/** Empty but for its header, as compaction leaves a batch. @param {typeof codecs[number]} compression */
function emptied(compression) {
  return encodeBatch({ baseOffset: 77, compression, lastOffsetDelta: 4, maxTimestamp: 5, records: [] }, ports)
}

/** @param {Uint8Array | null} bytes */
const base64 = (bytes) => (bytes === null ? 'null' : `'${Buffer.from(bytes).toString('base64')}'`)

/** What ReadBatches.java is to say of a batch, by our own reader. @param {Buffer} bytes */
function described(bytes) {
  const batch = new RecordBatch(bytes)
  const fields = [
    batch.baseOffset,
    batch.lastOffset,
    batch.partitionLeaderEpoch,
    batch.compression,
    batch.timestampType,
    batch.isTransactional,
    batch.isControl,
    batch.maxTimestamp,
    batch.producerId,
    batch.producerEpoch,
    batch.baseSequence,
    batch.lastSequence,
    batch.recordCount,
  ]
  let text = `batch ${fields.join(' ')} |`
  for (const { offset, timestamp, sequence, key, value, headers } of batch.records(ports.compression)) {
    text += ` record ${offset} ${timestamp} ${sequence} ${base64(key)} ${base64(value)}`
    for (const header of headers) text += ` [${base64(Buffer.from(header.key))} ${base64(header.value)}]`
  }
  return text
}

/** @param {string} classPath @param {readonly Buffer[]} batches @returns {Promise<string[]>} */
function askKafka(classPath, batches) {
  return new Promise((resolve, reject) => {
    const source = path.join(here, 'java/ReadBatches.java')
    const child = spawn('java', ['-cp', classPath, source], { stdio: ['pipe', 'pipe', 'inherit'] })
    const out = /** @type {Buffer[]} */ ([])
    child.stdout.on('data', (chunk) => out.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString('utf8').trimEnd().split('\n'))
      else reject(new Error(`java ended with ${code}`))
    })
    child.stdin.end(batches.map((batch) => `${batch.toString('base64')}\n`).join(''))
  })
}

/** Kafka must see that a bit flipped, or it would not have seen anything else either. */
const damaged = built('none', 1)
damaged.writeUInt8(damaged.readUInt8(damaged.length - 1) ^ 1, damaged.length - 1)

const cases = codecs.flatMap((codec) => [
  { name: `${codec}, emptied`, bytes: emptied(codec) },
  ...Array.from({ length: seedsPerCodec }, (_, index) => [
    { name: `${codec}, built, seed ${index}`, bytes: built(codec, index) },
    { name: `${codec}, encoded, seed ${index}`, bytes: encoded(codec, 1000 + index) },
    { name: `${codec}, repacked, seed ${index}`, bytes: repacked(codec, 2000 + index) },
  ]).flat(),
])
const classPaths = [await kafkaClassPath(), ...(await jars(codecJars))]
const answers = await askKafka(classPaths.join(path.delimiter), [...cases.map(({ bytes }) => bytes), damaged])
assert.equal(answers.length, cases.length + 1)
assert.match(answers.pop() ?? '', /failed: .*CorruptRecordException/)
let passed = 0
let failed = 0
cases.forEach(({ name, bytes }, index) => {
  const ours = described(bytes)
  if (answers[index] === ours) {
    passed++
    return
  }
  failed++
  if (failed <= 10) {
    console.error(`FAILED ${name}\n  ours   ${ours.slice(0, 400)}\n  Kafka's ${(answers[index] ?? '').slice(0, 400)}`)
  }
})
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
