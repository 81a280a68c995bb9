/*
 * Holds the segment folders that our log writes to Apache Kafka 4.1's DumpLogSegments: every batch as ours reads it, every record, every
 * index entry where the log says, sane indexes, readable producer snapshots and transaction indexes. The folders are one that was closed
 * well, one that was killed with a torn tail and recovered, Kafka's own golden folder after we appended to it, and both ours and one that
 * Kafka had compacted after we compacted them. Needs Java 17.
 */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { asNodeId, asTopicId } from '@millrace/base'
import { LogManager, logConfig } from '@millrace/log'
import { NodeChecksum, NodeClock, NodeCompression, NodeDisk, NodeRandom } from '@millrace/node-io'
import { batchesIn, encodeBatch } from '@millrace/records'
import { jars, kafkaClassPath } from './lib/maven.mjs'

const codecs = /** @type {const} */ (['none', 'gzip', 'snappy', 'lz4', 'zstd'])
/** What kafka-clients 4.1.0 unpacks with. */
const codecJars = /** @type {const} */ ([
  ['org.lz4:lz4-java:1.8.0', 'd74a3334fb35195009b338a951f918203d6bbca3d1d359033dc33edd1cadc9ef'],
  ['org.xerial.snappy:snappy-java:1.1.10.7', '4c766cb3f855415ee734b2392949a0b6f12a60879334a74518deaf6270d32e36'],
  ['com.github.luben:zstd-jni:1.5.6-10', 'b6c3237e24b8252a5a9c3a0e1ae30ef8f323412e74bd358548b7a9e527d676df'],
])
const topicId = asTopicId('Tt7nbVJNSRuCtzsgKy2cTQ')
const golden = fileURLToPath(new URL('../../packages/log/golden/data', import.meta.url))

/** @type {import('@millrace/base').Logger} */
const logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => logger }
const ports = {
  clock: new NodeClock(),
  disk: new NodeDisk(),
  random: new NodeRandom(),
  checksum: new NodeChecksum(),
  compression: new NodeCompression(),
  logger,
}

let passed = 0
let failed = 0

/** @param {string} name @param {boolean} good @param {string} [detail] */
function check(name, good, detail = '') {
  if (good) {
    passed++
    return
  }
  failed++
  if (failed <= 20) console.error(`FAILED ${name}${detail === '' ? '' : `\n  ${detail}`}`)
}

/** @param {string} directory */
function openManager(directory) {
  return LogManager.open({
    directory,
    nodeId: asNodeId(1),
    ports,
    processIdentity: { self: { pid: 1, bootId: 'interop', startTime: '1' }, isAlive: async () => false },
    scrubBytesPerSecond: 0,
  })
}

const config = logConfig({
  segmentBytes: 20_000,
  indexIntervalBytes: 600,
  messageTimestampAfterMaxMs: 2 ** 50,
  compacted: false,
})

/** @param {LogManager} manager */
const openLog = (manager) => manager.createLog({ topic: 'golden', topicId, partition: 0, config })

const compactedConfig = logConfig({
  ...config,
  compacts: true,
  deletes: false,
  fileDeleteDelayMs: 0,
  deleteRetentionMs: 60_000,
})

/** Compacts all that can be. @param {Log} log */
async function compact(log) {
  await log.settle()
  const result = await log.compaction.round({
    stableOffset: log.logEndOffset,
    mapSizeBytes: 1 << 20,
    mapLoadFactor: 0.9,
    bufferBytes: 1 << 20,
    spend: async () => {},
  })
  check('compacted: records went', result !== undefined && result.recordsAfter < result.recordsBefore)
}

/** @typedef {Awaited<ReturnType<typeof openLog>>} Log */

/** Batches of every kind. @param {Log} log @param {number} firstEpoch @param {boolean} [hasKeys] whether each record has a key, of a few */
async function append(log, firstEpoch, hasKeys = false) {
  const baseTimestamp = 1_800_000_000_000
  /** @type {Promise<void>[]} */
  const durable = []
  for (let at = 0; at < 150; at++) {
    const count = 1 + (at % 7)
    const records = Array.from({ length: count }, (_, index) => ({
      key: hasKeys ? `key-${(at * 3 + index) % 50}` : at % 5 === 0 ? null : `key-${at}-${index}`,
      value: at % 11 === 0 ? null : Buffer.alloc((at * 37) % 900, index),
      timestamp: baseTimestamp + at * 10 - ((index * 13) % 40),
      headers: at % 4 === 0 ? [{ key: 'trace', value: `${at}` }] : [],
    }))
    const kind = at % 3
    // Each transaction has an epoch of its own, in which sequences begin anew (KIP-890).
    const producerEpoch = kind === 2 ? Math.floor(at / 25) : 0
    const producerId = 10 + kind + 10 * firstEpoch
    const producer =
      kind === 0
        ? {}
        : {
            producerId,
            producerEpoch,
            baseSequence: sequenceOf(`${producerId} ${producerEpoch}`, count),
            isTransactional: kind === 2,
          }
    const bytes = encodeBatch({ records, compression: codecs[at % codecs.length] ?? 'none', ...producer }, ports)
    durable.push(log.append(bytes, { leaderEpoch: firstEpoch + Math.floor(at / 60) }).durable)
    if (at % 25 === 24) {
      const marker = {
        records: [{ key: Buffer.from([0, 0, 0, at % 2]), value: Buffer.alloc(6), timestamp: baseTimestamp + at * 10 }],
        producerId: 12 + 10 * firstEpoch,
        producerEpoch: Math.floor(at / 25) + 1,
        isTransactional: true,
        isControl: true,
      }
      durable.push(
        log.append(encodeBatch(marker, ports), { leaderEpoch: firstEpoch + Math.floor(at / 60), origin: 'internal' })
          .durable,
      )
    }
  }
  await Promise.all(durable)
}

/** @type {Map<string, number>} */
const sequences = new Map()
/** @param {string} producer @param {number} count */
function sequenceOf(producer, count) {
  const sequence = sequences.get(producer) ?? 0
  sequences.set(producer, sequence + count)
  return sequence
}

/** What DumpLogSegments is to print for each batch, by our own reader. @param {Log} log */
async function expectedLines(log) {
  const bases = log.segments().map(({ baseOffset }) => baseOffset)
  /** @type {Map<number, string[]>} */
  const lines = new Map(bases.map((base) => [base, []]))
  let position = 0
  for (let offset = bases[0] ?? 0; offset < log.logEndOffset;) {
    const bytes = await log.read(offset, { maxBytes: 1 << 20, endOffset: log.logEndOffset })
    for (const batch of batchesIn(bytes)) {
      const base = bases.findLast((found) => found <= batch.baseOffset) ?? 0
      if (lines.get(base)?.length === 0) position = 0
      lines
        .get(base)
        ?.push(
          `baseOffset: ${batch.baseOffset} lastOffset: ${batch.lastOffset} count: ${batch.recordCount} baseSequence: ${batch.baseSequence} ` +
            `lastSequence: ${batch.baseSequence < 0 ? -1 : batch.lastSequence} producerId: ${batch.producerId} producerEpoch: ${batch.producerEpoch} ` +
            `partitionLeaderEpoch: ${batch.partitionLeaderEpoch} isTransactional: ${batch.isTransactional} isControl: ${batch.isControl} ` +
            `deleteHorizonMs: ${batch.deleteHorizonMs === null ? 'OptionalLong.empty' : `OptionalLong[${batch.deleteHorizonMs}]`} position: ${position} ${batch.timestampType}: ${batch.maxTimestamp} size: ${batch.sizeBytes} ` +
            `magic: ${batch.magic} compresscodec: ${batch.compression} crc: ${batch.crc} isvalid: true`,
        )
      position += batch.sizeBytes
      offset = batch.nextOffset
    }
  }
  return lines
}

const classPath = [await kafkaClassPath(), ...(await jars(codecJars))].join(path.delimiter)

/** @param {string[]} args @returns {Promise<{ out: string[], problems: string[] }>} */
function dump(args) {
  const child = spawn('java', ['-cp', classPath, 'kafka.tools.DumpLogSegments', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  /** @type {Buffer[]} */
  const out = []
  /** @type {Buffer[]} */
  const problems = []
  child.stdout.on('data', (chunk) => out.push(chunk))
  child.stderr.on('data', (chunk) => problems.push(chunk))
  const linesOf = (/** @type {Buffer[]} */ chunks) => Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => {
      const said = linesOf(problems).filter((line) => !line.startsWith('SLF4J'))
      resolve({ out: linesOf(out), problems: status === 0 ? said : [...said, `exit code ${status}`] })
    })
  })
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {Map<number, string[]>} expected
 * @param {boolean} [hasHoles] whether offsets may be missing, of which Kafka's program tells in any compacted log
 */
async function holdToKafka(name, folder, expected, hasHoles = false) {
  const names = (await readdir(folder)).sort()
  const files = (/** @type {RegExp} */ pattern) =>
    names.filter((file) => pattern.test(file)).map((file) => path.join(folder, file))
  check(`${name}: at least three segments`, files(/\.log$/).length >= 3)
  for (const file of files(/\.log$/)) {
    const { out, problems } = await dump(['--files', file, '--deep-iteration', '--print-data-log'])
    const found = out.filter((line) => line.startsWith('baseOffset'))
    const wanted = expected.get(Number(path.basename(file, '.log'))) ?? []
    check(
      `${name}: ${path.basename(file)} has ${wanted.length} batches`,
      found.length === wanted.length,
      `Kafka finds ${found.length}`,
    )
    for (const [at, line] of wanted.entries())
      check(`${name}: batch ${at} of ${file}`, found[at] === line, `ours    ${line}\n  Kafka's ${found[at]}`)
    const complaints = problems.filter((line) => !hasHoles || !/Non-consecutive offsets|is followed by/.test(line))
    check(`${name}: ${path.basename(file)} without complaint`, complaints.length === 0, complaints.join('\n  '))
  }
  const indexes = files(/\.(index|timeindex)$/)
  check(`${name}: indexes with entries`, indexes.length >= 6)
  const verified = await dump(['--files', indexes.join(','), '--verify-index-only'])
  check(`${name}: every index entry is right`, verified.problems.length === 0, verified.problems.join('\n  '))
  const sane = await dump(['--files', indexes.join(','), '--index-sanity-check'])
  const saneCount = sane.out.filter((line) => /passed sanity check|is empty/.test(line)).length
  check(
    `${name}: every index is sane`,
    saneCount === indexes.length && sane.problems.length === 0,
    `${saneCount} of ${indexes.length}; ${sane.problems.join('\n  ')}`,
  )
  const others = files(/\.(snapshot|txnindex)$/)
  check(
    `${name}: snapshots and transaction indexes`,
    others.some((file) => file.endsWith('.snapshot')) && others.some((file) => file.endsWith('.txnindex')),
  )
  const read = await dump(['--files', others.join(',')])
  check(
    `${name}: snapshots and transaction indexes are readable`,
    read.problems.length === 0,
    read.problems.join('\n  '),
  )
  check(
    `${name}: snapshots know producers`,
    read.out.some((line) => line.startsWith('producerId:')),
  )
  check(
    `${name}: transaction indexes know aborted transactions`,
    read.out.some((line) => line.startsWith('version: 0 producerId:')),
  )
}

const scratch = await mkdtemp(path.join(tmpdir(), 'dump-log-'))
try {
  // Closed well.
  const closed = path.join(scratch, 'closed')
  let manager = await openManager(closed)
  let log = await openLog(manager)
  await append(log, 0)
  let lines = await expectedLines(log)
  await manager.close()
  await holdToKafka('closed', path.join(closed, 'golden-0'), lines)

  // Killed: a copy of the folder as it is while the log runs, with half a batch behind its end; recovered, continued, closed.
  const killed = path.join(scratch, 'killed')
  manager = await openManager(path.join(scratch, 'running'))
  log = await openLog(manager)
  await append(log, 1)
  await log.settle()
  // Files that are about to be renamed are no part of what a kill would leave to believe in.
  await cp(path.join(scratch, 'running'), killed, { recursive: true, filter: (name) => !name.endsWith('.tmp') })
  await manager.close()
  const last =
    (await readdir(path.join(killed, 'golden-0')))
      .filter((file) => file.endsWith('.log'))
      .sort()
      .at(-1) ?? ''
  const file = await open(path.join(killed, 'golden-0', last), 'a')
  await file.write((await readFile(path.join(killed, 'golden-0', last))).subarray(0, 100))
  await file.close()
  manager = await openManager(killed)
  log = await openLog(manager)
  check('killed: found unclean', !manager.wasClean)
  await append(log, 4)
  lines = await expectedLines(log)
  await manager.close()
  await holdToKafka('killed', path.join(killed, 'golden-0'), lines)

  // Kafka's own folder, continued.
  const continued = path.join(scratch, 'continued')
  await cp(golden, continued, { recursive: true })
  manager = await openManager(continued)
  log = await openLog(manager)
  check("continued: Kafka's records are there", log.logEndOffset === 424)
  await append(log, 7)
  lines = await expectedLines(log)
  await manager.close()
  await holdToKafka('continued', path.join(continued, 'golden-0'), lines)

  // Ours, compacted: aborted data gone, producers' last batches without records, tombstones with their horizon.
  const ours = path.join(scratch, 'compacted')
  manager = await openManager(ours)
  log = await manager.createLog({ topic: 'golden', topicId, partition: 0, config: compactedConfig })
  await append(log, 9, true)
  await append(log, 12, true)
  await compact(log)
  lines = await expectedLines(log)
  const kinds = [...lines.values()].flat()
  check(
    'compacted: empty batches and delete horizons are among them',
    kinds.some((line) => line.includes('count: 0 ')) && kinds.some((line) => line.includes('OptionalLong[')),
  )
  await manager.close()
  await holdToKafka('compacted', path.join(ours, 'golden-0'), lines, true)

  // One that Kafka had compacted, continued and compacted again.
  const again = path.join(scratch, 'compacted-again')
  await cp(golden, again, { recursive: true })
  manager = await openManager(again)
  const goldenId = await readFile(path.join(again, 'golden-compacted-0', 'partition.metadata'), 'utf8')
  log = await manager.createLog({
    topic: 'golden-compacted',
    topicId: asTopicId(goldenId.trim().slice(-22)),
    partition: 0,
    config: compactedConfig,
  })
  check("compacted again: Kafka's records are there", log.logEndOffset === 124)
  await append(log, 15, true)
  await compact(log)
  lines = await expectedLines(log)
  await manager.close()
  await holdToKafka('compacted again', path.join(again, 'golden-compacted-0'), lines, true)

  // DumpLogSegments must see that an index is wrong, or it would not have seen anything else either.
  const index = (await readdir(path.join(closed, 'golden-0'))).find((name) => name.endsWith('.index')) ?? ''
  const bytes = await readFile(path.join(closed, 'golden-0', index))
  bytes.writeUInt32BE(bytes.readUInt32BE(0) + 1, 0)
  await writeFile(path.join(closed, 'golden-0', index), bytes)
  const wrong = await dump(['--files', path.join(closed, 'golden-0', index), '--verify-index-only'])
  check(
    'a wrong index entry is found',
    wrong.problems.some((line) => line.includes('Mismatches')),
  )
} finally {
  await rm(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
