/*
 * Holds our metadata records to Apache Kafka 4.1's: every kind in every version, written here and read there, written there and read
 * here, and a whole metadata log through DumpLogSegments; and the golden table of topic configs to Kafka's. Needs Java 17.
 * `--write-golden` also writes what Kafka made to packages/kafka-wire/golden/MetadataRecords.json and packages/metadata/golden.
 */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  inRange,
  metadataRecord,
  metadataRecordKind,
  metadataRecordTypes,
} from '@millrace/kafka-wire'
import { crc32cChecksum } from '@millrace/base'
import { BatchBuilder } from '@millrace/records'
import { java } from './lib/java.mjs'
import { kafkaClassPath } from './lib/maven.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const goldenFile = path.join(here, '../../packages/kafka-wire/golden/MetadataRecords.json')
const seedsPerVersion = 12
const writeGolden = process.argv.includes('--write-golden')

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

/** @param {Random} random @param {readonly [number, number]} range */
function integer(random, [least, greatest]) {
  if (random(8) === 0) return least
  if (random(8) === 0) return greatest
  const low = Math.max(least, -1000)
  return low + random(Math.min(greatest - low, 100_000) + 1)
}

const texts = ['', 'topic-1', 'a.b_c', 'größe', '日本語', '🙂', 'quote"back\\slash', 'x'.repeat(126), 'y'.repeat(300)]
/** @type {Record<string, readonly [number, number]>} */
const ranges = {
  int8: [-0x80, 0x7f],
  int16: [-0x8000, 0x7fff],
  uint16: [0, 0xffff],
  int32: [-0x8000_0000, 0x7fff_ffff],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
}

/** A value of a field, as JSON. @param {import('@millrace/kafka-wire').Field} field @param {number} version @param {Random} random @returns {unknown} */
function value(field, version, random) {
  if (inRange(field.nullable, version) && random(3) === 0) return null
  const { type } = field
  if (type.kind === 'struct') return struct(type.fields, version, random)
  if (type.kind === 'array') return Array.from({ length: random(4) }, () => value(type.element, version, random))
  if (type.kind === 'bool') return random(2) === 1
  if (type.kind === 'string') return texts[random(texts.length)]
  if (type.kind === 'uuid') return Buffer.from(Array.from({ length: 16 }, () => random(256))).toString('base64url')
  const range = ranges[type.kind]
  assert(range !== undefined, `no values for ${type.kind}`)
  return integer(random, range)
}

/** @param {import('@millrace/kafka-wire').Fields} fields @param {number} version @param {Random} random */
function struct(fields, version, random) {
  const json = /** @type {Record<string, unknown>} */ ({})
  const taken = new Set()
  for (const [name, field] of Object.entries(fields)) {
    if (!inRange(field.versions, version)) continue
    json[name] = value(field, version, random)
    // Kafka keys some lists by name: two of a name would be a list that it can't hold.
    if (name === 'name') while (taken.has(json[name])) json[name] = `${json[name]}'`
  }
  return json
}

/** Lists that Kafka keeps as maps get distinct names. @param {Record<string, unknown>} json */
function withDistinctNames(json) {
  for (const list of Object.values(json)) {
    if (!Array.isArray(list)) continue
    list.forEach((element, index) => {
      if (typeof element === 'object' && element !== null && 'name' in element) element.name = `${element.name}${index}`
    })
  }
  return json
}

/** Kafka's side. @param {readonly object[]} questions @param {string} classPath */
async function askKafka(questions, classPath) {
  const output = await java(
    ['-cp', classPath, path.join(here, 'java/MetadataRecords.java')],
    `${questions.map((each) => JSON.stringify(each)).join('\n')}\n`,
  )
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

let passed = 0
const failures = /** @type {string[]} */ ([])
/** @param {string} name @param {() => void} check */
function check(name, check) {
  try {
    check()
    passed++
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function makeCases() {
  const cases = []
  for (const type of metadataRecordTypes) {
    const { apiKey, message } = metadataRecordKind(type)
    for (let version = message.versions.least; version <= message.versions.greatest; version++) {
      for (let seed = 1; seed <= seedsPerVersion; seed++) {
        const json = withDistinctNames(
          struct(message.fields, version, randomIntegers(seed * 1000 + apiKey * 10 + version)),
        )
        cases.push({ type, apiKey, version, seed, json })
      }
    }
  }
  return cases
}

/** int64 fields as decimal text, as in all our golden files. @param {import('@millrace/kafka-wire').Fields} fields @param {Record<string, unknown>} json */
function goldenJson(fields, json) {
  return Object.fromEntries(
    Object.entries(json).map(([name, inner]) => [name, fields[name]?.type.kind === 'int64' ? String(inner) : inner]),
  )
}

/** @param {string} classPath */
async function checkRecords(classPath) {
  const cases = makeCases()
  const ours = cases.map(({ type, version, json }) => encodeMetadataRecord(metadataRecord(type, json), version))
  const [types, ...answers] = await askKafka(
    [
      {},
      ...cases.map((_, i) => ({ hex: ours[i].toString('hex') })),
      ...cases.map(({ apiKey, version, json }) => ({ apiKey, version, json })),
    ],
    classPath,
  )
  for (const type of metadataRecordTypes) {
    check(`${type}: highest version`, () =>
      assert.equal(metadataRecordKind(type).message.versions.greatest, types.types[type]),
    )
  }
  const golden = []
  cases.forEach(({ type, apiKey, version, seed }, i) => {
    const name = `${type} v${version} seed ${seed}`
    const read = answers[i]
    const written = answers[cases.length + i]
    check(`${name}: Kafka reads ours and writes the same`, () => {
      assert.equal(read.error, undefined)
      assert.deepEqual(
        { apiKey: read.apiKey, version: read.version, hex: read.hex },
        { apiKey, version, hex: ours[i].toString('hex') },
      )
    })
    check(`${name}: Kafka reads what we meant`, () => {
      assert.deepEqual(decodeMetadataRecord(ours[i]), metadataRecord(type, read.json))
    })
    check(`${name}: we read what Kafka writes`, () => {
      assert.equal(written.error, undefined)
      assert.deepEqual(decodeMetadataRecord(Buffer.from(written.hex, 'hex')), metadataRecord(type, read.json))
      assert.equal(written.hex, ours[i].toString('hex'))
    })
    if (seed <= 6 && written.error === undefined) {
      golden.push({
        type,
        version,
        kind: 'typical',
        seed,
        json: goldenJson(metadataRecordKind(type).message.fields, read.json),
        hex: written.hex,
      })
    }
  })
  return golden
}

/** For batches that are not compressed. */
const noCompression = {
  compress: () => assert.fail('nothing is compressed here'),
  decompress: () => assert.fail('nothing is compressed here'),
}

/** A metadata log as a broker writes it, as DumpLogSegments sees it. @param {string} classPath */
async function checkLog(classPath) {
  const records = makeCases()
    .filter(({ version, type }) => version === metadataRecordKind(type).version)
    .map(({ type, json }) => metadataRecord(type, json))
  const builder = new BatchBuilder({ sizeBytesMax: 8 << 20, compression: 'none' })
  for (const record of records) builder.append(1_700_000_000_000, null, encodeMetadataRecord(record))
  const batch = builder.build({ checksum: crc32cChecksum, compression: noCompression })
  const directory = await mkdtemp(path.join(tmpdir(), 'metadata-kafka-'))
  try {
    const log = path.join(directory, '__cluster_metadata-0')
    await mkdir(log)
    const file = path.join(log, '00000000000000000000.log')
    await writeFile(file, batch)
    const output = await java([
      '-cp',
      classPath,
      'kafka.tools.DumpLogSegments',
      '--cluster-metadata-decoder',
      '--skip-record-metadata',
      '--files',
      file,
    ])
    const payloads = output
      .split('\n')
      .filter((line) => line.includes('payload: '))
      .map((line) => line.slice(line.indexOf('payload: ') + 9))
    check('DumpLogSegments: as many records', () => assert.equal(payloads.length, records.length))
    payloads.forEach((payload, i) => {
      check(`DumpLogSegments: record ${i}, a ${records[i]?.type}`, () => {
        const { data, version } = JSON.parse(payload)
        assert.equal(version, metadataRecordKind(records[i].type).version)
        assert.deepEqual(metadataRecord(records[i].type, data), records[i])
      })
    })
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** What topic configs are tried with: for each type good and bad ones, and the bounds of Kafka's keys. */
const configTexts = [
  '',
  ' ',
  '-3',
  '-2',
  '-1',
  '0',
  '1',
  '3',
  '4',
  '9',
  '10',
  '17',
  '18',
  '22',
  '23',
  '-131072',
  '-131073',
  ' 7 ',
  '+5',
  '-',
  '1.5',
  '1e3',
  '0x10',
  'abc',
  '1048575',
  '1048576',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '-9223372036854775809',
  '0.5',
  '.5',
  '1.0',
  '1.01',
  '-0.1',
  'true',
  'TRUE',
  ' false ',
  'yes',
  'delete',
  'compact',
  'delete,compact',
  ' delete , compact ',
  'delete,',
  'Delete',
  'CreateTime',
  'createtime',
  'LogAppendTime',
  ' LogAppendTime ',
  'producer',
  'gzip',
  'uncompressed',
  'none',
  '*',
  '0:1',
  '0:1,1:2',
  ' 0:1 , 1:2 ',
  '0-1',
  '*,0:1',
  '0:1:2',
  'a:b',
]
const configGoldenFile = path.join(here, '../../packages/metadata/golden/topic-configs.json')

/** Kafka's table of topic configs against the file that the unit tests hold ours to. @param {string} classPath */
async function checkTopicConfigs(classPath) {
  const made = await java(['-cp', classPath, path.join(here, 'java/TopicConfigs.java')], JSON.stringify(configTexts))
  if (writeGolden) await writeFile(configGoldenFile, made)
  const kept = await readFile(configGoldenFile, 'utf8')
  check('topic configs: the golden file is what Kafka says', () => assert.deepEqual(JSON.parse(kept), JSON.parse(made)))
}

const classPath = await kafkaClassPath()
await checkTopicConfigs(classPath)
const golden = await checkRecords(classPath)
await checkLog(classPath)
if (writeGolden) {
  await writeFile(goldenFile, `[\n${golden.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`)
}
for (const failure of failures.slice(0, 20)) console.error(`FAILED ${failure}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
