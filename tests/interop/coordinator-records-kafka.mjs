/*
 * Holds what coordinators write to Apache Kafka 4.1: every kind of record of __consumer_offsets and __transaction_state, through
 * DumpLogSegments with the decoders of those topics. Fields of ours stand in tags that Kafka steps over. Needs Java 17.
 */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32cChecksum } from '@millrace/base'
import { coordinatorRecordKind, coordinatorRecordTypes, encodeCoordinatorRecord } from '@millrace/kafka-wire'
import { BatchBuilder } from '@millrace/records'
import { java } from './lib/java.mjs'
import { kafkaClassPath } from './lib/maven.mjs'

const topicId = 'Tt7nbVJNSRuCtzsgKy2cTQ'
const timestamp = 1_800_000_000_000
const offsetKey = { group: 'billing', topic: 'größe', partition: 3 }
const groupKey = { groupId: 'billing' }
const memberKey = { groupId: 'billing', memberId: 'member-1' }
const topicPartitions = [{ topicId, partitions: [0, 7] }]
const metadata = Buffer.from('opaque')

/**
 * Records, each with what Kafka is to say of its value: of a record without fields of ours, the value itself.
 *
 * @type {readonly { type: import('@millrace/kafka-wire').CoordinatorRecordType; key: object; value?: object; ours?: object }[]}
 */
const offsetsTopic = [
  { type: 'LegacyOffsetCommit', key: offsetKey, value: { offset: 4, metadata: '', commitTimestamp: timestamp } },
  {
    type: 'OffsetCommit',
    key: offsetKey,
    value: { offset: 5, leaderEpoch: 2, metadata: 'by hand', commitTimestamp: timestamp, topicId },
    ours: { expireTimestamp: -1 },
  },
  {
    type: 'GroupMetadata',
    key: { group: 'classic' },
    value: {
      protocolType: 'consumer',
      generation: 1,
      protocol: 'range',
      leader: 'member-1',
      currentStateTimestamp: timestamp,
      members: [
        {
          memberId: 'member-1',
          groupInstanceId: null,
          clientId: 'c',
          clientHost: '/127.0.0.1',
          rebalanceTimeout: 1,
          sessionTimeout: 2,
          subscription: metadata,
          assignment: metadata,
        },
      ],
    },
  },
  {
    type: 'ConsumerGroupMetadata',
    key: groupKey,
    value: { epoch: 3, metadataHash: 5n },
    ours: { protocolType: 'connect' },
  },
  {
    type: 'ConsumerGroupPartitionMetadata',
    key: groupKey,
    value: {
      topics: [{ topicId, topicName: 't', numPartitions: 8, partitionMetadata: [{ partition: 0, racks: ['a', 'b'] }] }],
    },
  },
  {
    type: 'ConsumerGroupMemberMetadata',
    key: memberKey,
    value: {
      instanceId: null,
      rackId: 'a',
      clientId: 'c',
      clientHost: 'h',
      subscribedTopicNames: ['t'],
      subscribedTopicRegex: null,
      rebalanceTimeoutMs: 60_000,
      serverAssignor: 'uniform',
      classicMemberMetadata: null,
    },
    ours: { metadata, sessionTimeoutMs: 45_000 },
  },
  {
    type: 'ConsumerGroupMemberMetadata',
    key: memberKey,
    value: {
      instanceId: 'i',
      rackId: null,
      clientId: '',
      clientHost: '',
      subscribedTopicNames: [],
      subscribedTopicRegex: 'a.*',
      rebalanceTimeoutMs: -1,
      serverAssignor: null,
      classicMemberMetadata: { sessionTimeoutMs: 1, supportedProtocols: [{ name: 'range', metadata }] },
    },
    ours: { metadata, sessionTimeoutMs: -1 },
  },
  { type: 'ConsumerGroupTargetAssignmentMetadata', key: groupKey, value: { assignmentEpoch: 3 } },
  { type: 'ConsumerGroupTargetAssignmentMember', key: memberKey, value: { topicPartitions }, ours: { metadata } },
  {
    type: 'ConsumerGroupCurrentMemberAssignment',
    key: memberKey,
    value: {
      memberEpoch: 3,
      previousMemberEpoch: 2,
      state: 1,
      assignedPartitions: topicPartitions,
      partitionsPendingRevocation: topicPartitions,
    },
    ours: { metadata },
  },
  {
    type: 'ConsumerGroupRegularExpression',
    key: { groupId: 'billing', regularExpression: 'a.*' },
    value: { topics: ['abc'], version: 7, timestamp },
  },
  { type: 'OffsetCommit', key: offsetKey },
  { type: 'ConsumerGroupMetadata', key: groupKey },
]

/** @type {typeof offsetsTopic} */
const transactionsTopic = [
  {
    type: 'TransactionLog',
    key: { transactionalId: 'copier' },
    value: {
      producerId: 7,
      previousProducerId: 5,
      nextProducerId: 9,
      producerEpoch: 4,
      nextProducerEpoch: 5,
      transactionTimeoutMs: 60_000,
      transactionStatus: 1,
      transactionPartitions: [{ topic: 'orders', partitionIds: [0, 1] }],
      transactionLastUpdateTimestampMs: timestamp,
      transactionStartTimestampMs: timestamp,
      clientTransactionVersion: 2,
    },
  },
  { type: 'TransactionLog', key: { transactionalId: 'copier' } },
]

/** For batches that are not compressed. */
const noCompression = {
  compress: () => assert.fail('nothing is compressed here'),
  decompress: () => assert.fail('nothing is compressed here'),
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

/** A value as Kafka's converters print it. @param {unknown} value */
const printed = (value) =>
  JSON.parse(
    JSON.stringify(value, (_, inner) => {
      if (typeof inner === 'bigint') return Number(inner)
      return inner?.type === 'Buffer' ? Buffer.from(inner.data).toString('base64') : inner
    }),
  )

/** What Kafka says of these records. @param {string} topic @param {string} decoder @param {typeof offsetsTopic} cases @param {string} classPath */
async function checkTopic(topic, decoder, cases, classPath) {
  const builder = new BatchBuilder({ sizeBytesMax: 1 << 20, compression: 'none' })
  for (const { type, key, value, ours } of cases) {
    const whole = value === undefined ? undefined : { ...value, ...ours }
    const record = /** @type {import('@millrace/kafka-wire').CoordinatorRecord} */ ({ type, key, value: whole })
    const encoded = encodeCoordinatorRecord(record)
    builder.append(timestamp, encoded.key, encoded.value)
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'coordinator-records-'))
  try {
    await mkdir(path.join(directory, `${topic}-0`))
    const file = path.join(directory, `${topic}-0`, '00000000000000000000.log')
    await writeFile(file, builder.build({ checksum: crc32cChecksum, compression: noCompression }))
    const output = await java(['-cp', classPath, 'kafka.tools.DumpLogSegments', decoder, '--files', file])
    const lines = output.split('\n').filter((line) => line.includes(' payload: '))
    check(`${topic}: as many records`, () => assert.equal(lines.length, cases.length))
    lines.forEach((line, i) => {
      const { type, key, value } = cases[i]
      check(`${topic}: record ${i}, a ${type}`, () => {
        const { apiKey, version } = coordinatorRecordKind(type)
        const [, keyText, payload] = / key: (.*) payload: (.*)$/.exec(line) ?? []
        assert.deepEqual(JSON.parse(keyText), { type: String(apiKey), data: printed(key) })
        if (value === undefined) assert.equal(payload, '<DELETE>')
        else assert.deepEqual(JSON.parse(payload), { version: String(version), data: printed(value) })
      })
    })
  } finally {
    await rm(directory, { recursive: true })
  }
}

const classPath = await kafkaClassPath()
await checkTopic('__consumer_offsets', '--offsets-decoder', offsetsTopic, classPath)
await checkTopic('__transaction_state', '--transaction-log-decoder', transactionsTopic, classPath)
const covered = new Set([...offsetsTopic, ...transactionsTopic].map(({ type }) => type))
check('every kind of record is among them', () => assert.deepEqual(covered, new Set(coordinatorRecordTypes)))
for (const failure of failures.slice(0, 20)) console.error(`FAILED ${failure}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
