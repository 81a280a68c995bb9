// Cases of kcat, a tool on librdkafka: the one of Debian, whose librdkafka 2.0 finds out by versions what a broker can do.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ask, assert, bootstrap, brokers, main, prefix, until } from './cases.mjs'

/** @param {string[]} words @param {string} [input] @returns {Promise<string>} */
function kcat(words, input = '') {
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 * 1024, timeout: 300_000 }
    const child = execFile('kcat', ['-b', bootstrap, ...words], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`kcat ${words.join(' ')} ended with ${error.code}: ${stderr.slice(-2000)}`))
    })
    // One that ends before it has read everything says why itself.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

const lineOf = (at) => `key-${at % 97}\tvalue-${at}-${'x'.repeat(at % 200)}`
const linesOf = (count, from = 0) => Array.from({ length: count }, (_, index) => `${lineOf(from + index)}\n`).join('')
const produce = (topic, lines, ...words) => kcat(['-P', '-t', topic, '-K', '\t', ...words], lines)
const consume = (topic, ...words) => kcat(['-C', '-t', topic, '-e', '-q', '-f', '%k\t%s\n', ...words])

async function verified(topic, count, ...words) {
  const read = (await consume(topic, '-o', 'beginning', ...words)).trimEnd().split('\n')
  assert.deepEqual(read.toSorted(), Array.from({ length: count }, (_, at) => lineOf(at)).toSorted())
  return count
}

async function roundTrip(codec) {
  const topic = `${prefix}-${codec}`
  await produce(topic, linesOf(3000), '-z', codec)
  return verified(topic, 3000)
}

const cases = {
  'cluster and topic metadata': async () => {
    const topic = `${prefix}-metadata`
    await produce(topic, linesOf(1))
    const metadata = JSON.parse(await kcat(['-L', '-J', '-t', topic]))
    assert.deepEqual(new Set(metadata.brokers.map(({ name }) => name)), new Set(brokers))
    assert.equal(metadata.topics[0].partitions.length, 3)
    assert.ok(metadata.topics[0].partitions.every(({ leader, isrs }) => leader > 0 && isrs.length > 0))
  },
  'produce and consume, uncompressed': () => roundTrip('none'),
  'produce and consume, gzip': () => roundTrip('gzip'),
  'produce and consume, snappy': () => roundTrip('snappy'),
  'produce and consume, lz4': () => roundTrip('lz4'),
  'produce and consume, zstd': () => roundTrip('zstd'),
  'acks of one and of none': async () => {
    const topic = `${prefix}-acks`
    await produce(topic, linesOf(500), '-X', 'acks=1')
    await produce(topic, linesOf(500, 500), '-X', 'acks=0')
    return verified(topic, 1000)
  },
  'headers, null values and timestamps': async () => {
    const topic = `${prefix}-headers`
    await kcat(['-P', '-t', topic, '-p', '0', '-K', ':', '-Z', '-H', 'trace=17', '-H', 'empty='], 'gone:\nthere:yes\n')
    const read = await kcat(['-C', '-t', topic, '-p', '0', '-o', 'beginning', '-e', '-q', '-J'])
    const [gone, there] = read
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual([gone.key, gone.payload, gone.offset], ['gone', null, 0])
    assert.deepEqual([there.payload, there.headers], ['yes', ['trace', '17', 'empty', '']])
    assert.ok(Math.abs(Date.now() - there.ts) < 600_000)
    return 2
  },
  'idempotent producer': async () => {
    const topic = `${prefix}-idempotent`
    await produce(topic, linesOf(2000), '-X', 'enable.idempotence=true')
    return verified(topic, 2000)
  },
  'offsets: by time, from the end, and a range': async () => {
    const topic = `${prefix}-offsets`
    await produce(topic, linesOf(100), '-p', '0')
    const offsetAt = async (when) => Number(/offset (\d+)/.exec(await kcat(['-Q', '-t', `${topic}:0:${when}`]))?.[1])
    assert.deepEqual([await offsetAt(-2), await offsetAt(-1)], [0, 100])
    assert.equal((await consume(topic, '-p', '0', '-o', '-10')).trim().split('\n').length, 10)
    assert.equal((await consume(topic, '-p', '0', '-o', '20', '-c', '5')).trim(), linesOf(5, 20).trim())
    const begin = new Date(Date.now() - 3_600_000).getTime()
    assert.equal((await consume(topic, '-p', '0', '-o', `s@${begin}`)).trim().split('\n').length, 100)
    return 115
  },
  'transactions: what is committed is read, what is aborted is not': async () => {
    const topic = `${prefix}-transactions`
    await produce(topic, linesOf(500), '-X', `transactional.id=${topic}`)
    // One that ends without a word leaves its transaction open, and the next of its name ends that.
    const open = produceAndDie(topic)
    await open
    await produce(topic, linesOf(500, 500), '-X', `transactional.id=${topic}-2`)
    return verified(topic, 1000, '-X', 'isolation.level=read_committed')
  },
  'a group commits, and resumes where it was': async () => {
    const topic = `${prefix}-group`
    await produce(topic, linesOf(600))
    const group = ['-G', `${prefix}-group`, '-X', 'auto.offset.reset=earliest', '-X', 'session.timeout.ms=10000']
    const read = async (count) => {
      const text = await kcat([...group, '-c', String(count), '-q', '-f', '%k\t%s\n', topic])
      return text.trimEnd().split('\n')
    }
    const first = await read(600)
    await produce(topic, linesOf(300, 600))
    const second = await read(300)
    assert.deepEqual([...first, ...second].toSorted(), Array.from({ length: 900 }, (_, at) => lineOf(at)).toSorted())
    return 900
  },
  'what docs/migrating-from-kafka.md shows': async () => {
    const root = fileURLToPath(new URL('../../../../../', import.meta.url))
    const page = await readFile(path.join(root, 'docs/migrating-from-kafka.md'), 'utf8')
    const [, script = ''] = /```sh by-hand\n([^]*?)```/.exec(page) ?? []
    const text = script.replaceAll('127.0.0.1:9092', brokers[0] ?? '').replaceAll('licences', `${prefix}-licences`)
    const { stdout } = await promisify(execFile)('bash', ['-euc', text], { cwd: root })
    assert.ok(stdout.includes(' 3 brokers:') || stdout.includes(' 1 brokers:'))
    const lines = (await readFile(path.join(root, 'LICENSE'), 'utf8')).split('\n').filter((line) => line !== '')
    const shown = new Set(stdout.split('\n'))
    assert.deepEqual(
      lines.filter((line) => !shown.has(line)),
      [],
    )
    return lines.length
  },
  'the leader is killed while records are sent': async () => {
    const topic = `${prefix}-failover`
    await produce(topic, linesOf(10), '-p', '0')
    const { topics } = JSON.parse(await kcat(['-L', '-J', '-t', topic]))
    const victim = topics[0].partitions.find(({ partition }) => partition === 0).leader
    const killed = ask('kill', victim)
    await produce(topic, linesOf(2000, 10), '-p', '0', '-X', 'enable.idempotence=true')
    await killed
    await ask('start', victim)
    let read = 0
    await until(async () => (read = await verified(topic, 2010)) > 0, 'all is read')
    return read
  },
}

/** Sends in a transaction and is killed before it commits. @param {string} topic */
function produceAndDie(topic) {
  return new Promise((resolve) => {
    const words = [
      '-b',
      bootstrap,
      '-P',
      '-t',
      topic,
      '-K',
      '\t',
      '-X',
      `transactional.id=${topic}-2`,
      '-X',
      'linger.ms=0',
    ]
    const child = execFile('kcat', words, () => resolve(undefined))
    child.stdin.on('error', () => undefined)
    child.stdin.write(linesOf(200, 10_000))
    // Its standard input stays open, so it never comes to commit.
    setTimeout(() => child.kill('SIGKILL'), 5000)
  })
}

const version = (await kcat(['-V'])).match(/Version (\S+).*librdkafka (\S+)/)
if (brokers.length === 1) delete cases['the leader is killed while records are sent']
await main(`${version?.[1]}, librdkafka ${version?.[2]}`, cases)
