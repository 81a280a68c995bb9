// Cases of @platformatic/kafka, which speaks almost only the flexible versions of the protocol.
import {
  ask,
  assert,
  brokers,
  checkAll,
  checkRecord,
  isExchanged,
  load,
  main,
  prefix,
  recordAt,
  until,
  versionOf,
} from './cases.mjs'

const { Admin, Consumer, Producer, stringDeserializers, stringSerializers } = load('@platformatic/kafka')
const base = { clientId: 'interop', bootstrapBrokers: brokers, retries: 20, retryDelay: 250, timeout: 20_000 }
const admin = new Admin(base)
const [earliest, latest] = [-2n, -1n]

async function newTopic(name, partitions = 3, configs = []) {
  const topic = `${prefix}-${name}`
  const [created] = await admin.createTopics({
    topics: [topic],
    partitions,
    replicas: Math.min(3, brokers.length),
    configs,
  })
  assert.equal(created.partitions, partitions)
  return topic
}

/** Of a transactional or idempotent producer too: what it is given in `options`. */
const newProducer = (options = {}) => new Producer({ ...base, serializers: stringSerializers, ...options })

function messagesOf(topic, count, from = 0, partitions) {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index
    const { key, value, timestamp, headers } = recordAt(at)
    const where = partitions === undefined ? {} : { partition: at % partitions }
    return { topic, ...where, key: key ?? undefined, value: value ?? undefined, timestamp: BigInt(timestamp), headers }
  })
}

async function send(topic, count, from = 0, options = {}) {
  const producer = newProducer()
  for (let at = from; at < from + count; at += 250) {
    const messages = messagesOf(topic, Math.min(250, from + count - at), at)
    await producer.send({ messages, acks: -1, ...options })
  }
  await producer.close()
}

const consumerOf = (groupId, options = {}) =>
  new Consumer({
    ...base,
    groupId,
    deserializers: stringDeserializers,
    autocommit: false,
    sessionTimeout: 10_000,
    heartbeatInterval: 500,
    maxWaitTime: 200,
    ...options,
  })

/** The same shape as other clients have it. */
const found = ({ partition, key, value, timestamp, headers }) => ({
  partition,
  at: checkRecord({
    key: key ?? null,
    value: value ?? null,
    timestamp,
    headers: Object.fromEntries([...headers].map(([name, text]) => [String(name), text])),
  }),
})

/** A member of a group that keeps what it has read. */
async function member(topic, groupId, options = {}, mode = 'committed') {
  const consumer = consumerOf(groupId, options)
  const state = {
    consumer,
    records: [],
    partitions: () => consumer.assignments?.find((each) => each.topic === topic)?.partitions ?? [],
  }
  const stream = await consumer.consume({ topics: [topic], mode, fallbackMode: 'earliest', ...options })
  stream.on('error', (error) => (state.error = error))
  stream.on('data', (message) => {
    state.records.push(found(message))
    state.last = message.commit()
  })
  state.stop = async () => {
    await state.last
    await stream.close()
    await consumer.close(true)
  }
  return state
}

async function read(topic, count, options = {}) {
  const state = await member(topic, `${prefix}-reader-${Math.random()}`, options, 'earliest')
  await until(() => state.records.length >= count || state.error !== undefined, `${count} records are read`)
  await state.stop()
  if (state.error !== undefined) throw state.error
  return state.records
}

async function verified(topic, count, options) {
  const records = await read(topic, count, options)
  checkAll(records, count)
  return count
}

async function roundTrip(compression) {
  const topic = await newTopic(compression)
  await send(topic, 2000, 0, { compression })
  return verified(topic, 2000)
}

const cases = {
  'cluster and topic metadata': async () => {
    const topic = await newTopic('metadata', 5)
    const metadata = await admin.metadata({ topics: [topic] })
    const addresses = [...metadata.brokers.values()].map(({ host, port }) => `${host}:${port}`)
    assert.deepEqual(new Set(addresses), new Set(brokers))
    assert.equal(metadata.topics.get(topic).partitionsCount, 5)
    assert.ok((await admin.listTopics()).includes(topic))
  },
  'produce and consume, uncompressed': () => roundTrip('none'),
  'produce and consume, gzip': () => roundTrip('gzip'),
  'produce and consume, snappy': () => roundTrip('snappy'),
  'produce and consume, lz4': () => roundTrip('lz4'),
  'produce and consume, zstd': () => roundTrip('zstd'),
  'what others are to read is written, in every codec': async () => {
    const topic = await newTopic('exchange')
    const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd']
    for (const [index, compression] of codecs.entries()) await send(topic, 100, index * 100, { compression })
    return codecs.length * 100
  },
  'what others wrote, in every codec, is read': async () => {
    let count = 0
    for (const topic of (await admin.listTopics()).filter(isExchanged)) count += await verified(topic, 500)
    return count
  },
  'acks of one and of none': async () => {
    const topic = await newTopic('acks', 1)
    await send(topic, 100, 0, { acks: 1 })
    await send(topic, 100, 100, { acks: 0 })
    return verified(topic, 200)
  },
  'idempotent producer': async () => {
    const topic = await newTopic('idempotent')
    const producer = newProducer({ idempotent: true })
    for (let from = 0; from < 1000; from += 50) await producer.send({ messages: messagesOf(topic, 50, from) })
    await producer.close()
    return verified(topic, 1000)
  },
  'offsets by time, and of both ends': async () => {
    const topic = await newTopic('offsets', 1)
    await send(topic, 100)
    const consumer = consumerOf(`${prefix}-offsets`)
    const offsetOf = async (timestamp) => (await consumer.listOffsets({ topics: [topic], timestamp })).get(topic)[0]
    assert.deepEqual([await offsetOf(earliest), await offsetOf(latest)], [0n, 100n])
    assert.equal(await offsetOf(1_700_000_000_040n), 40n)
    await consumer.close(true)
  },
  'classic protocol: two members divide partitions, one leaves, the next resumes': () => group({}),
  'consumer protocol: two members divide partitions, one leaves, the next resumes': () =>
    group({ groupProtocol: 'consumer' }),
  'transactions: committed, aborted, and one that is open': async () => {
    const topic = await newTopic('transactions')
    const producer = newProducer({ transactionalId: `${prefix}-transactions`, idempotent: true })
    // One is aborted: of several that a fetch finds, this client leaves out the last one only.
    for (const [from, ends] of [
      [0, 'commit'],
      [10_000, 'abort'],
      [100, 'commit'],
    ]) {
      const transaction = await producer.beginTransaction()
      await transaction.send({ messages: messagesOf(topic, 100, from, 3) })
      await transaction[ends]()
    }
    await producer.close()
    // Another name: under the same one this client asks for the epoch of a producer that it is not.
    const other = newProducer({ transactionalId: `${prefix}-transactions-open`, idempotent: true })
    const open = await other.beginTransaction()
    await open.send({ messages: messagesOf(topic, 30, 20_000, 3) })
    const consumer = consumerOf(`${prefix}-transactions`)
    const endFor = async (isolationLevel) =>
      (await consumer.listOffsets({ topics: [topic], timestamp: latest, isolationLevel }))
        .get(topic)
        .reduce((a, b) => a + b)
    assert.equal((await endFor(0)) - (await endFor(1)), 30n)
    await verified(topic, 200, { isolationLevel: 1 })
    await open.abort()
    await Promise.all([other.close(), consumer.close(true)])
    const all = await read(topic, 330, { isolationLevel: 0 })
    return all.length
  },
  'topics: configs, more partitions, records and topics deleted': async () => {
    const topic = await newTopic('admin', 1, [{ name: 'retention.ms', value: '4000000000000' }])
    const configs = async () => {
      const resources = [{ resourceType: 2, resourceName: topic, configurationKeys: null }]
      const [described] = await admin.describeConfigs({ resources, includeSynonyms: true, includeDocumentation: true })
      return new Map(described.configs.map((config) => [config.name, config]))
    }
    const created = await configs()
    assert.equal(created.get('retention.ms').value, '4000000000000')
    assert.ok(created.get('retention.ms').documentation.length > 0)
    const changes = [{ name: 'max.message.bytes', value: '2000000', configOperation: 0 }]
    await admin.incrementalAlterConfigs({ resources: [{ resourceType: 2, resourceName: topic, configs: changes }] })
    await until(async () => (await configs()).get('max.message.bytes').value === '2000000', 'it is altered')
    await send(topic, 20)
    const [deleted] = await admin.deleteRecords({
      topics: [{ name: topic, partitions: [{ partition: 0, offset: 5n }] }],
    })
    assert.equal(deleted.partitions[0].lowWatermark, 5n)
    await admin.createPartitions({ topics: [{ name: topic, count: 4, assignments: null }] })
    await until(async () => {
      const metadata = await admin.metadata({ topics: [topic], forceUpdate: true })
      return metadata.topics.get(topic).partitionsCount === 4
    }, 'there are four partitions')
    await admin.deleteTopics({ topics: [topic] })
    await until(async () => !(await admin.listTopics()).includes(topic), 'the topic is gone')
  },
  'the leader is killed while records are sent': async () => {
    const topic = await newTopic('failover', 3, [{ name: 'min.insync.replicas', value: '2' }])
    const metadata = await admin.metadata({ topics: [topic] })
    const victim = metadata.topics.get(topic).partitions[0].leader
    const producer = newProducer({ idempotent: false, acks: -1, retries: 200 })
    const sent = new Set()
    const sendMore = async (to) => {
      for (let from = sent.size; from < to; from += 50) {
        await producer.send({ messages: messagesOf(topic, 50, from), acks: -1 })
        for (let at = from; at < from + 50; at++) sent.add(at)
      }
    }
    await sendMore(200)
    const killed = ask('kill', victim)
    await sendMore(1000)
    await killed
    await ask('start', victim)
    await sendMore(1200)
    await producer.close()
    // Without idempotence a record may be there twice, but none may be missing.
    const state = await member(topic, `${prefix}-failover`, {}, 'earliest')
    await until(() => new Set(state.records.map(({ at }) => at)).size >= sent.size, 'all that was acknowledged is read')
    await state.stop()
    return sent.size
  },
}

async function group(options) {
  const protocol = options.groupProtocol ?? 'classic'
  const topic = await newTopic(`group-${protocol}`, 6)
  const groupId = `${prefix}-group-${protocol}`
  const one = await member(topic, groupId, options)
  await until(() => one.partitions().length === 6, 'one has all partitions')
  await send(topic, 600)
  await until(() => one.records.length === 600, 'one has read all')
  await one.last
  const two = await member(topic, groupId, options)
  await until(() => one.partitions().length === 3 && two.partitions().length === 3, 'each has three partitions')
  await send(topic, 600, 600)
  const all = () => new Set([...one.records, ...two.records].map(({ at }) => at)).size
  await until(() => all() === 1200, 'both have read all')
  await one.stop()
  await until(() => two.partitions().length === 6, 'two has all partitions')
  await two.stop()
  await send(topic, 100, 1200)
  const three = await member(topic, groupId, options)
  const isRead = () => [...Array(100).keys()].every((at) => three.records.some((record) => record.at === 1200 + at))
  await until(isRead, 'three has read on')
  assert.ok(three.records.length < 700, 'it went on where the others had been')
  await three.stop()
  return 1300
}

if (brokers.length === 1) delete cases['the leader is killed while records are sent']
await main(versionOf('@platformatic/kafka'), cases)
