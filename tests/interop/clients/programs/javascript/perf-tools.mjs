// Cases of Apache Kafka's tools that measure and verify: a Java process for each, told what to do on its command line.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { assert, bootstrap, main, prefix } from './cases.mjs'

const java = JSON.parse(process.env['INTEROP_JAVA'] ?? '[]')
const folder = await mkdtemp(path.join(tmpdir(), 'interop-perf-'))

/** @param {string} tool @param {string[]} words @returns {Promise<string>} what it wrote */
function run(tool, ...words) {
  return new Promise((resolve, reject) => {
    const [program, ...options] = java
    const limits = { maxBuffer: 64 * 1024 * 1024, timeout: 400_000 }
    execFile(program, [...options, `org.apache.kafka.tools.${tool}`, ...words], limits, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`${tool} ended with ${error.code}: ${stdout.slice(-1500)} ${stderr.slice(-1500)}`))
    })
  })
}

const eventsOf = (text) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))

const cases = {
  'kafka-producer-perf-test and kafka-consumer-perf-test': async () => {
    const topic = `${prefix}-perf`
    const load = ['--num-records', '50000', '--record-size', '200', '--throughput', '-1']
    const sent = await run(
      'ProducerPerformance',
      '--topic',
      topic,
      ...load,
      '--producer-props',
      `bootstrap.servers=${bootstrap}`,
    )
    assert.match(sent, /50000 records sent/)
    const read = await run(
      'ConsumerPerformance',
      '--bootstrap-server',
      bootstrap,
      '--topic',
      topic,
      '--messages',
      '50000',
      '--show-detailed-stats',
      '--reporting-interval',
      '100000',
      '--timeout',
      '60000',
    )
    assert.ok(read.length > 0)
    return 50_000
  },
  'kafka-producer-perf-test in transactions': async () => {
    const topic = `${prefix}-perf-transactions`
    const load = ['--num-records', '10000', '--record-size', '100', '--throughput', '-1']
    const transactions = ['--transactional-id', `${prefix}-perf`, '--transaction-duration-ms', '100']
    const sent = await run(
      'ProducerPerformance',
      '--topic',
      topic,
      ...load,
      ...transactions,
      '--producer-props',
      `bootstrap.servers=${bootstrap}`,
    )
    assert.match(sent, /10000 records sent/)
    return 10_000
  },
  'kafka-verifiable-producer and kafka-verifiable-consumer': async () => {
    const topic = `${prefix}-verifiable`
    const sent = await run(
      'VerifiableProducer',
      '--bootstrap-server',
      bootstrap,
      '--topic',
      topic,
      '--max-messages',
      '20000',
    )
    const acknowledged = eventsOf(sent).filter(({ name }) => name === 'producer_send_success')
    assert.equal(acknowledged.length, 20_000)
    const words = [
      '--topic',
      topic,
      '--group-id',
      topic,
      '--max-messages',
      '20000',
      '--reset-policy',
      'earliest',
      '--verbose',
    ]
    const read = await run('VerifiableConsumer', '--bootstrap-server', bootstrap, ...words)
    const values = eventsOf(read)
      .filter(({ name }) => name === 'record_data')
      .map(({ value }) => Number(value))
    assert.equal(new Set(values).size, 20_000)
    assert.ok(eventsOf(read).some(({ name, success }) => name === 'offsets_committed' && success))
    return 20_000
  },
  EndToEndLatency: async () => {
    const said = await run('EndToEndLatency', bootstrap, `${prefix}-latency`, '200', 'all', '100')
    assert.match(said, /Percentiles: 50th = \d+, 99th = \d+, 99.9th = \d+/)
    return 200
  },
  'kafka-console-producer and kafka-console-consumer': async () => {
    const topic = `${prefix}-console`
    const file = path.join(folder, 'lines.txt')
    await writeFile(file, Array.from({ length: 100 }, (_, at) => `key-${at}:value ${at}\n`).join(''))
    const [program, ...options] = java
    const produce = [
      program,
      ...options,
      'org.apache.kafka.tools.ConsoleProducer',
      '--bootstrap-server',
      bootstrap,
      '--topic',
      topic,
    ]
    const words = [...produce, '--property', 'parse.key=true', '--property', 'key.separator=:']
    await promisify(execFile)('sh', ['-c', `exec "$@" < '${file}'`, 'sh', ...words])
    const shown = [
      '--property',
      'print.key=true',
      '--property',
      'print.offset=true',
      '--property',
      'print.headers=true',
    ]
    const read = await run(
      'consumer.ConsoleConsumer',
      '--bootstrap-server',
      bootstrap,
      '--topic',
      topic,
      '--from-beginning',
      '--max-messages',
      '100',
      ...shown,
    )
    assert.equal(read.trim().split('\n').length, 100)
    assert.match(read, /Offset:\d+\tNO_HEADERS\tkey-7\tvalue 7/)
    return 100
  },
}

try {
  await main('4.1.0', cases)
} finally {
  await rm(folder, { recursive: true, force: true })
}
