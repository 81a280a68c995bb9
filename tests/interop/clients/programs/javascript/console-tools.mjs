// Cases of Apache Kafka's console tools.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ask, assert, bootstrap, brokers, main, prefix, until } from './cases.mjs'
import { background, end, fails, run, table } from './tools.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'millrace-console-tools-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const replicas = Math.min(3, brokers.length)
const brokerIds = brokers.map((_, at) => at + 1)

/** A file of JSON. @param {string} name @param {object} value */
function json(name, value) {
  const file = path.join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(value))
  return file
}

/** @param {string} topic @param {...string} words */
const create = (topic, ...words) => run('kafka-topics', ['--create', '--topic', topic, ...words])

/** What kafka-topics tells of each partition. @param {string} topic */
async function partitionsOf(topic) {
  const text = await run('kafka-topics', ['--describe', '--topic', topic])
  const pattern = /Partition: (\d+)\tLeader: (\S+)\tReplicas: (\S+)\tIsr: (\S*)/g
  return [...text.matchAll(pattern)].map(([, partition, leader, all = '', isr = '']) => ({
    partition: Number(partition),
    leader: Number(leader),
    replicas: all.split(',').map(Number),
    isr: isr.split(',').map(Number),
  }))
}

/** Writes lines `key:value` to a topic. @param {string} topic @param {number} count @param {number} [from] */
async function produce(topic, count, from = 0) {
  const lines = Array.from({ length: count }, (_, at) => `key-${from + at}:value-${from + at}\n`).join('')
  const keyed = ['--property', 'parse.key=true', '--property', 'key.separator=:']
  await run('kafka-console-producer', ['--topic', topic, ...keyed], lines)
}

/** Offsets by partition. @param {string} topic @param {...string} words */
async function offsetsOf(topic, ...words) {
  const text = await run('kafka-get-offsets', ['--topic', topic, ...words])
  return new Map(
    text
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(':').slice(1).map(Number)),
  )
}

const sum = (offsets) => [...offsets.values()].reduce((all, offset) => all + offset, 0)

/** Reads all of a topic as members of a group. @param {string} topic @param {string} group @param {number} count */
const consume = (topic, group, count) =>
  run('kafka-console-consumer', [
    ...['--topic', topic, '--group', group, '--from-beginning', '--max-messages', String(count)],
    ...['--property', 'print.key=true', '--timeout-ms', '60000'],
  ])

/** What kafka-consumer-groups tells of a group. @param {string} group */
const describeGroup = async (group) =>
  table(await run('kafka-consumer-groups', ['--describe', '--group', group]), 'GROUP')

const cases = {
  'kafka-topics creates, lists, describes, extends and deletes': async () => {
    const topic = `${prefix}-topics`
    assert.match(
      await create(
        topic,
        '--partitions',
        '3',
        '--replication-factor',
        String(replicas),
        '--config',
        'retention.ms=86400000',
      ),
      /Created topic/,
    )
    await fails('kafka-topics', ['--create', '--topic', topic], /exists/)
    await create(topic, '--if-not-exists')
    const described = await run('kafka-topics', ['--describe', '--topic', topic])
    assert.match(
      described,
      new RegExp(`PartitionCount: 3\\s+ReplicationFactor: ${replicas}\\s+Configs: .*retention.ms=86400000`),
    )
    await run('kafka-topics', ['--alter', '--topic', topic, '--partitions', '5'])
    await until(async () => (await partitionsOf(topic)).length === 5, 'all brokers know of five partitions')
    await fails('kafka-topics', ['--alter', '--topic', topic, '--partitions', '2'], /partition/)
    await until(
      async () => (await run('kafka-topics', ['--describe', '--under-replicated-partitions'])).trim() === '',
      'all are in sync',
    )
    assert.match(await run('kafka-topics', ['--list']), new RegExp(`^${topic}$`, 'm'))
    await run('kafka-topics', ['--delete', '--topic', topic])
    await until(async () => !(await run('kafka-topics', ['--list'])).includes(topic), 'the topic is gone')
    await fails('kafka-topics', ['--describe', '--topic', topic], /does not exist/)
    await fails('kafka-topics', ['--create', '--topic', 'no/name'], /[Tt]opic/)
    await fails('kafka-topics', ['--create', '--topic', topic, '--replication-factor', '9'], /replication factor/i)
  },
  'kafka-configs: topics': async () => {
    const topic = `${prefix}-configs`
    await create(topic)
    const about = ['--entity-type', 'topics', '--entity-name', topic]
    await run('kafka-configs', [
      '--alter',
      ...about,
      '--add-config',
      'retention.ms=5000,cleanup.policy=[delete,compact]',
    ])
    const describe = () => run('kafka-configs', ['--describe', ...about])
    await until(async () => (await describe()).includes('retention.ms=5000'), 'it is set')
    const set = await describe()
    assert.match(set, /retention.ms=5000 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:retention.ms=5000/)
    assert.match(set, /cleanup.policy=delete,compact .*DEFAULT_CONFIG:log.cleanup.policy=delete}/)
    await run('kafka-configs', ['--alter', ...about, '--delete-config', 'cleanup.policy,retention.ms'])
    await until(async () => !(await describe()).includes('retention.ms'), 'it is set no more')
    assert.match(await run('kafka-configs', ['--describe', '--all', ...about]), /segment.bytes=\d+ .*DEFAULT_CONFIG/)
    await fails('kafka-configs', ['--alter', ...about, '--add-config', 'retention.ms=often'], /InvalidConfiguration/)
    await fails('kafka-configs', ['--alter', ...about, '--add-config', 'no.such=1'], /InvalidConfiguration/)
  },
  'kafka-configs: brokers and groups': async () => {
    const one = ['--entity-type', 'brokers', '--entity-name', '1']
    await run('kafka-configs', ['--alter', ...one, '--add-config', 'log.cleaner.threads=2'])
    await until(
      async () =>
        (await run('kafka-configs', ['--describe', ...one])).includes('DYNAMIC_BROKER_CONFIG:log.cleaner.threads=2'),
      'the broker has it',
    )
    const all = ['--entity-type', 'brokers', '--entity-default']
    await run('kafka-configs', ['--alter', ...all, '--add-config', 'log.cleaner.backoff.ms=14000'])
    await until(
      async () =>
        (await run('kafka-configs', ['--describe', ...all])).includes(
          'DYNAMIC_DEFAULT_BROKER_CONFIG:log.cleaner.backoff.ms=14000',
        ),
      'all brokers have it',
    )
    await run('kafka-configs', ['--alter', ...all, '--delete-config', 'log.cleaner.backoff.ms'])
    await run('kafka-configs', ['--alter', ...one, '--delete-config', 'log.cleaner.threads'])
    const group = ['--entity-type', 'groups', '--entity-name', `${prefix}-of-configs`]
    await run('kafka-configs', ['--alter', ...group, '--add-config', 'consumer.session.timeout.ms=50000'])
    await until(
      async () =>
        (await run('kafka-configs', ['--describe', ...group])).includes(
          'DYNAMIC_GROUP_CONFIG:consumer.session.timeout.ms=50000',
        ),
      'the group has it',
    )
  },
  'kafka-configs: log levels of a broker': async () => {
    const one = ['--entity-type', 'broker-loggers', '--entity-name', '1']
    const level = async () => /^\s*root=(\w+)/m.exec(await run('kafka-configs', ['--describe', ...one]))?.[1]
    const before = await level()
    assert.match(before, /^[A-Z]+$/)
    for (const each of ['WARN', 'DEBUG', before]) {
      await run('kafka-configs', ['--alter', ...one, '--add-config', `root=${each}`])
      assert.equal(await level(), each)
    }
    await fails('kafka-configs', ['--alter', ...one, '--add-config', 'root=LOUD'], /LOUD/)
    await fails('kafka-configs', ['--alter', ...one, '--add-config', 'no.such.logger=INFO'], /no\.such\.logger/)
    await fails('kafka-configs', ['--alter', ...one, '--delete-config', 'root'], /root logger/)
  },
  'kafka-console-producer, kafka-console-consumer, kafka-get-offsets': async () => {
    const topic = `${prefix}-console`
    await create(topic, '--partitions', '3')
    await produce(topic, 500)
    assert.equal(sum(await offsetsOf(topic)), 500)
    assert.equal(sum(await offsetsOf(topic, '--time', 'earliest')), 0)
    assert.deepEqual([...(await offsetsOf(topic, '--partitions', '1')).keys()], [1])
    assert.ok((await offsetsOf(topic, '--time', 'max-timestamp')).size > 0)
    const read = await consume(topic, `${prefix}-console`, 500)
    const lines = read.split('\n').filter((line) => line.startsWith('key-'))
    const wanted = Array.from({ length: 500 }, (_, at) => `key-${at}\tvalue-${at}`)
    assert.deepEqual(lines.toSorted(), wanted.toSorted())
    return 500
  },
  'kafka-consumer-groups describes, resets and deletes': async () => {
    const topic = `${prefix}-groups`
    const group = `${prefix}-groups`
    await create(topic, '--partitions', '2')
    await produce(topic, 100)
    await consume(topic, group, 100)
    const lags = async () => (await describeGroup(group)).reduce((all, { LAG }) => all + Number(LAG), 0)
    assert.equal(await lags(), 0)
    assert.match(await run('kafka-consumer-groups', ['--list']), new RegExp(`^${group}$`, 'm'))
    assert.match(
      await run('kafka-consumer-groups', ['--list', '--state', 'Empty', '--type', 'classic']),
      new RegExp(group),
    )
    assert.match(await run('kafka-groups', ['--list']), new RegExp(`${group}\\s+Classic\\s+consumer`))
    const [state] = table(await run('kafka-consumer-groups', ['--describe', '--group', group, '--state']), 'GROUP')
    assert.match(JSON.stringify(state), /Empty/)
    const reset = (...words) =>
      run('kafka-consumer-groups', ['--reset-offsets', '--group', group, '--topic', topic, ...words])
    await reset('--to-earliest', '--dry-run')
    assert.equal(await lags(), 0)
    await reset('--to-earliest', '--execute')
    assert.equal(await lags(), 100)
    await reset('--shift-by', '10', '--execute')
    assert.equal(await lags(), 80)
    await reset('--to-latest', '--execute')
    await reset('--to-offset', '5', '--execute')
    assert.equal(await lags(), 90)
    await reset('--by-duration', 'PT1H', '--execute')
    assert.equal(await lags(), 100)
    await reset('--to-datetime', '2099-01-01T00:00:00.000', '--execute')
    assert.equal(await lags(), 0)
    await run('kafka-consumer-groups', ['--delete-offsets', '--group', group, '--topic', `${topic}:0`])
    assert.deepEqual(
      (await describeGroup(group)).map(({ PARTITION }) => PARTITION),
      ['1'],
    )
    await run('kafka-consumer-groups', ['--delete', '--group', group])
    assert.ok(!(await run('kafka-consumer-groups', ['--list'])).includes(group))
    return 100
  },
  'kafka-consumer-groups: a group with a member': async () => {
    const topic = `${prefix}-member`
    const group = `${prefix}-member`
    await create(topic, '--partitions', '2')
    await produce(topic, 10)
    const words = ['--bootstrap-server', bootstrap, '--topic', topic, '--group', group, '--from-beginning']
    const member = background('kafka-console-consumer', words)
    await until(async () => member.said().split('\n').length > 10, 'all is read')
    const rows = await describeGroup(group)
    assert.equal(rows.length, 2)
    for (const row of rows) assert.ok(row['CONSUMER-ID']?.startsWith('console-consumer-'), JSON.stringify(row))
    assert.match(String(rows[0]?.['HOST']), /^\//)
    const members = await run('kafka-consumer-groups', ['--describe', '--group', group, '--members', '--verbose'])
    assert.match(members, new RegExp(`${topic}(:0,1|\\(0,1\\))`))
    const { text } = await end('kafka-consumer-groups', ['--bootstrap-server', bootstrap, '--delete', '--group', group])
    assert.match(text, /GroupNotEmpty/)
    await member.kill()
    return 10
  },
  'kafka-delete-records': async () => {
    const topic = `${prefix}-delete-records`
    await create(topic, '--partitions', '1')
    await produce(topic, 50)
    const file = json('delete', { partitions: [{ topic, partition: 0, offset: 20 }], version: 1 })
    assert.match(await run('kafka-delete-records', ['--offset-json-file', file]), /low_watermark: 20/)
    assert.equal(sum(await offsetsOf(topic, '--time', 'earliest')), 20)
    const over = json('over', { partitions: [{ topic, partition: 0, offset: 51 }], version: 1 })
    assert.match(await run('kafka-delete-records', ['--offset-json-file', over]), /OffsetOutOfRange/)
  },
  'kafka-log-dirs': async () => {
    const topic = `${prefix}-log-dirs`
    await create(topic, '--partitions', '2', '--replication-factor', String(replicas))
    await produce(topic, 20)
    let all = []
    await until(async () => {
      const text = await run('kafka-log-dirs', ['--describe', '--topic-list', topic])
      const described = JSON.parse(text.slice(text.indexOf('{')))
      assert.deepEqual(new Set(described.brokers.map(({ broker }) => broker)), new Set(brokerIds))
      all = described.brokers.flatMap(({ logDirs }) => logDirs.flatMap(({ partitions }) => partitions))
      return all.length === 2 * replicas
    }, 'every replica has its log')
    assert.ok(all.some(({ size }) => size > 0))
    assert.ok(all.every(({ partition, isFuture }) => partition.startsWith(`${topic}-`) && isFuture === false))
  },
  'kafka-reassign-partitions moves replicas between log directories, kafka-log-dirs tells where they are': async () => {
    const topic = `${prefix}-moved-log`
    await create(topic, '--partitions', '1', '--replication-factor', String(replicas))
    await produce(topic, 200)
    const described = async () => {
      const text = await run('kafka-log-dirs', ['--describe', '--topic-list', topic])
      return JSON.parse(text.slice(text.indexOf('{'))).brokers.map(({ broker, logDirs }) => ({
        broker,
        all: logDirs.map(({ logDir }) => logDir),
        holding: logDirs.filter(({ partitions }) => partitions.length > 0).map(({ logDir }) => logDir),
        isFuture: logDirs.some((each) => each.partitions.some(({ isFuture }) => isFuture)),
      }))
    }
    const before = await described()
    const target = new Map(before.map(({ broker, all, holding }) => [broker, all.find((dir) => dir !== holding[0])]))
    const moved = [...target.keys()].toSorted((one, other) => one - other)
    const partitions = [{ topic, partition: 0, replicas: moved, log_dirs: moved.map((broker) => target.get(broker)) }]
    const plan = ['--reassignment-json-file', json('log-dirs', { version: 1, partitions })]
    const said = await run('kafka-reassign-partitions', [
      ...plan,
      '--execute',
      '--replica-alter-log-dirs-throttle',
      '10000000',
    ])
    assert.equal(said.match(/Successfully started moving log directory to /g)?.length, replicas)
    await produce(topic, 200, 200)
    await until(async () => {
      const text = await run('kafka-reassign-partitions', [...plan, '--verify'])
      return text.match(/Reassignment of replica \S+ completed successfully/g)?.length === replicas
    }, 'all have moved')
    for (const { broker, holding, isFuture } of await described()) {
      assert.deepEqual([broker, holding, isFuture], [broker, [target.get(broker)], false])
    }
    assert.equal((await consume(topic, topic, 400)).match(/^key-/gm)?.length, 400)
    const nowhere = [{ topic, partition: 0, replicas: moved, log_dirs: moved.map(() => '/no/such/directory') }]
    await fails(
      'kafka-reassign-partitions',
      [
        '--reassignment-json-file',
        json('nowhere', { version: 1, partitions: nowhere }),
        '--execute',
        '--timeout',
        '2000',
      ],
      /LogDirNotFound|timed out|Failed/i,
    )
    return 400
  },
  'kafka-transactions lists, describes, finds and aborts': async () => {
    const topic = `${prefix}-transactions`
    const id = `${prefix}-hanging`
    await create(topic, '--partitions', '1')
    const props = ['--producer-props', `bootstrap.servers=${bootstrap}`, 'linger.ms=0']
    const sent = ['--record-size', '50', '--throughput', '20', '--transactional-id', id]
    const longs = ['--num-records', '100000', '--transaction-duration-ms', '600000']
    const producer = background('kafka-producer-perf-test', ['--topic', topic, ...longs, ...sent, ...props])
    const listed = async () =>
      table(await run('kafka-transactions', ['list']), 'TransactionalId').find(
        ({ TransactionalId }) => TransactionalId === id,
      )
    await until(async () => (await listed())?.TransactionState === 'Ongoing', 'the transaction is under way')
    const about = ['--topic', topic, '--partition', '0']
    const producers = async () => table(await run('kafka-transactions', ['describe-producers', ...about]), 'ProducerId')
    const isOpen = async () => (await producers())[0]?.CurrentTransactionStartOffset === '0'
    await until(isOpen, 'its records are there')
    await producer.kill()
    const description = await run('kafka-transactions', ['describe', '--transactional-id', id])
    assert.match(description, new RegExp(`${id}.*Ongoing.*${topic}-0`))
    const found = await run('kafka-transactions', ['find-hanging', '--broker-id', '1'])
    assert.ok(!found.includes(topic), 'one whose coordinator knows of it does not hang')
    await run('kafka-transactions', ['abort', ...about, '--start-offset', '0'])
    await until(async () => (await producers())[0]?.CurrentTransactionStartOffset === 'None', 'it is aborted')
  },
  'kafka-metadata-quorum': async () => {
    const status = await run('kafka-metadata-quorum', ['describe', '--status'])
    assert.match(status, /LeaderId:\s+[1-9]/)
    assert.match(status, /HighWatermark:\s+[1-9]/)
    assert.match(status, /MaxFollowerLag:\s+\d/)
    const rows = table(await run('kafka-metadata-quorum', ['describe', '--replication']), 'NodeId')
    assert.deepEqual(new Set(rows.map(({ NodeId }) => Number(NodeId))), new Set(brokerIds))
    assert.equal(rows.filter(({ Status }) => Status === 'Leader').length, 1)
  },
  'kafka-features': async () => {
    const text = await run('kafka-features', ['describe'])
    assert.match(text, /Feature: metadata.version\s.*FinalizedVersionLevel: 4/)
    assert.match(text, /Feature: transaction.version\s.*FinalizedVersionLevel: 2/)
    assert.match(text, /Feature: group.version\s.*FinalizedVersionLevel: 1/)
    const upgrade = ['--bootstrap-server', bootstrap, 'upgrade', '--feature', 'transaction.version=2']
    await until(async () => (await end('kafka-features', upgrade)).code === 0, 'it is at that level')
    await fails('kafka-features', ['upgrade', '--feature', 'transaction.version=9'], /transaction.version/)
  },
  'kafka-cluster, kafka-broker-api-versions': async () => {
    assert.match(await run('kafka-cluster', ['cluster-id']), /Cluster ID: \S{22}/)
    const endpoints = table(await run('kafka-cluster', ['list-endpoints']), 'ID')
    assert.deepEqual(endpoints.map(({ HOST, PORT }) => `${HOST}:${PORT}`).toSorted(), brokers.toSorted())
    const versions = await run('kafka-broker-api-versions', [])
    assert.equal(versions.match(/Fetch\(1\): 4 to/g)?.length, brokers.length)
  },
  'kafka-acls, kafka-client-metrics: there are none': async () => {
    await fails('kafka-acls', ['--list'], /SecurityDisabled/)
    const rule = ['--add', '--allow-principal', 'User:a', '--operation', 'Read', '--topic', 't']
    await fails('kafka-acls', rule, /SecurityDisabled/)
    assert.equal((await run('kafka-client-metrics', ['--list'])).trim(), '')
  },
  'kafka-verifiable-producer, perf tests, end to end latency': async () => {
    const topic = `${prefix}-perf`
    await create(topic, '--partitions', '3')
    const words = ['--bootstrap-server', bootstrap, '--topic', topic, '--max-messages', '100']
    const verifiable = background('kafka-verifiable-producer', words)
    await until(async () => verifiable.said().includes('"name":"tool_data"'), 'all is sent')
    assert.equal(verifiable.said().match(/"name":"producer_send_success"/g)?.length, 100)
    const props = ['--producer-props', `bootstrap.servers=${bootstrap}`]
    const perf = ['--topic', topic, '--num-records', '5000', '--record-size', '200', '--throughput', '-1', ...props]
    const { code, text } = await end('kafka-producer-perf-test', perf)
    assert.equal(code, 0, text)
    assert.match(text, /5000 records sent/)
    assert.equal(sum(await offsetsOf(topic)), 5100)
    const read = await run('kafka-consumer-perf-test', ['--topic', topic, '--messages', '5100', '--timeout', '60000'])
    assert.match(read, /, 5100, /)
    const latency = await end('kafka-e2e-latency', [bootstrap, topic, '50', 'all', '100'])
    assert.equal(latency.code, 0, latency.text)
    assert.match(latency.text, /Percentiles: 50th = /)
    return 5150
  },
  'kafka-reassign-partitions': async () => {
    const topic = `${prefix}-reassign`
    await run('kafka-topics', ['--create', '--topic', topic, '--replica-assignment', '1:2,2:3'])
    await produce(topic, 300)
    const topics = json('topics', { topics: [{ topic }], version: 1 })
    const proposal = await run('kafka-reassign-partitions', [
      '--topics-to-move-json-file',
      topics,
      '--broker-list',
      '2,3',
      '--generate',
    ])
    assert.match(proposal, new RegExp(`"topic":"${topic}","partition":0,"replicas":\\[1,2\\]`))
    const partitions = [
      { topic, partition: 0, replicas: [3, 1] },
      { topic, partition: 1, replicas: [3, 1, 2] },
    ]
    const plan = ['--reassignment-json-file', json('plan', { version: 1, partitions })]
    assert.match(await run('kafka-reassign-partitions', [...plan, '--execute']), /Successfully started/)
    await until(
      async () => (await run('kafka-reassign-partitions', [...plan, '--verify'])).match(/is completed/g)?.length === 2,
      'both have moved',
    )
    const after = await partitionsOf(topic)
    assert.deepEqual(
      after.map((each) => each.replicas),
      [
        [3, 1],
        [3, 1, 2],
      ],
    )
    assert.match(await run('kafka-reassign-partitions', ['--list']), /No partition reassignments found/)
    assert.equal((await consume(topic, topic, 300)).match(/^key-/gm)?.length, 300)
    const wrong = json('wrong', { version: 1, partitions: [{ topic, partition: 0, replicas: [9] }] })
    await fails('kafka-reassign-partitions', ['--reassignment-json-file', wrong, '--execute'], /9/)
    return 300
  },
  'kafka-leader-election after a broker was away': async () => {
    const topic = `${prefix}-election`
    await run('kafka-topics', ['--create', '--topic', topic, '--replica-assignment', '3:1:2,1:2:3'])
    await produce(topic, 50)
    await ask('kill', 3)
    await until(async () => (await partitionsOf(topic))[0]?.leader !== 3, 'another broker leads')
    await produce(topic, 50, 50)
    const election = ['--election-type', 'preferred', '--topic', topic, '--partition', '0']
    await fails('kafka-leader-election', election, /PREFERRED|[Pp]referred/)
    await ask('start', 3)
    await until(async () => (await partitionsOf(topic)).every(({ isr }) => isr.length === 3), 'all are in sync')
    const file = json('election', { partitions: [0, 1].map((partition) => ({ topic, partition })) })
    await run('kafka-leader-election', ['--election-type', 'preferred', '--path-to-json-file', file])
    await until(async () => (await partitionsOf(topic))[0]?.leader === 3, 'the preferred replica leads')
    await run('kafka-leader-election', ['--election-type', 'preferred', '--all-topic-partitions'])
    assert.equal((await consume(topic, topic, 100)).match(/^key-/gm)?.length, 100)
    return 100
  },
}

if (brokers.length < 3) {
  delete cases['kafka-reassign-partitions']
  delete cases['kafka-leader-election after a broker was away']
}
await main(process.env['INTEROP_KAFKA_VERSION'] ?? '', cases)
