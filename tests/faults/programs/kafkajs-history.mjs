// kafkajs, which tells all that it does and what came of it, a line of JSON each: FOLDER ROLE BOOTSTRAP NAME and what the role needs, where FOLDER
// has kafkajs in its node_modules. What can't go on ends, and is started again by who started it; "stop" on the standard input ends each role.
//
// writer TOPIC PARTITIONS: sends with an idempotent producer. transactions TOPIC PARTITIONS ID: writes transactions, and gives each fourth up.
// readers TOPIC: reads all of it, what is committed and everything. copier SOURCE TARGET GROUP ID: copies by transactions, in a group.
//
// A request has records of one partition, and the next for it waits for its answer: of requests with several, or several at once, kafkajs loses and
// doubles records as leaders move, whoever the broker is.
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'

const [folder = '', role = '', bootstrap = '', name = '', ...words] = process.argv.slice(2)
const { Kafka, logLevel } = createRequire(path.join(folder, 'package.json'))('kafkajs')

const tell = (what) => process.stdout.write(`${JSON.stringify({ at: Number(process.hrtime.bigint()), ...what })}\n`)
const codeOf = (error) => error.type ?? error.cause?.type ?? error.name

const retry = { initialRetryTime: 50, maxRetryTime: 1000, retries: 50 }
const kafka = new Kafka({
  clientId: name,
  brokers: bootstrap.split(','),
  logLevel: logLevel.NOTHING,
  retry,
  // Below that of a broker's session, so that what a frozen one has is sent to another.
  requestTimeout: 2000,
})
// It leaves requests to nobody that time out; whoever made the call they belong to is told, too.
process.on('unhandledRejection', (error) => {
  if (!String(error?.name).startsWith('KafkaJS')) throw error
})
let isStopping = false
const ends = []
createInterface({ input: process.stdin })
  .on('line', (word) => {
    isStopping ||= word === 'stop'
    for (const end of ends.splice(0)) end()
  })
  // Whoever started it is gone.
  .on('close', () => isStopping || process.exit(0))
const stopped = new Promise((resolve) => ends.push(resolve))

async function producerOf(options) {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    metadataMaxAge: 2000,
    // As often as it takes, as by default: kafkajs warns that it may lose and double records otherwise.
    retry: { ...retry, retries: Number.MAX_SAFE_INTEGER },
    ...options,
  })
  await producer.connect()
  return producer
}

const transactional = (id) => producerOf({ transactionalId: id, transactionTimeout: 30_000 })

/** @type {Record<string, (...words: string[]) => Promise<unknown>>} */
const roles = {
  async writer(topic, partitions) {
    const producer = await producerOf({})
    let order = 0
    const into = async (partition) => {
      while (!isStopping) {
        const values = Array.from({ length: 2 }, () => {
          const value = `${name} ${order}`
          tell({ did: 'send', transaction: 0, partition, value, order: order++ })
          return value
        })
        try {
          const messages = values.map((value) => ({ partition, value }))
          const [{ baseOffset }] = await producer.send({ topic, acks: -1, messages })
          values.forEach((value, at) => tell({ did: 'sent', transaction: 0, value, offset: offsetOf(baseOffset, at) }))
        } catch (error) {
          for (const value of values) tell({ did: 'failed', transaction: 0, value, code: codeOf(error) })
          return
        }
        await delay(40)
      }
    }
    await Promise.race(Array.from({ length: Number(partitions) }, (_, partition) => into(partition)))
    await Promise.race([producer.disconnect(), delay(2_000)])
  },

  async transactions(topic, partitions, id) {
    const producer = await transactional(id)
    let order = 0
    for (let transaction = 1; !isStopping; transaction += 1) {
      let isCommitAsked = false
      tell({ did: 'begin', transaction })
      try {
        const tx = await producer.transaction()
        for (let partition = 0; partition < Number(partitions); partition += 1) {
          const value = `${name} ${transaction} ${partition}`
          tell({ did: 'send', transaction, partition, value, order: order++ })
          const [{ baseOffset }] = await tx.send({ topic, acks: -1, messages: [{ partition, value }] })
          tell({ did: 'sent', transaction, value, offset: offsetOf(baseOffset, 0) })
        }
        await delay(Math.random() * 20)
        if (transaction % 4 === 0) await tx.abort()
        else {
          tell({ did: 'committing', transaction })
          isCommitAsked = true
          await tx.commit()
        }
        tell({ did: 'end', transaction, outcome: isCommitAsked ? 'committed' : 'aborted', code: '' })
      } catch (error) {
        tell({ did: 'end', transaction, outcome: isCommitAsked ? 'unknown' : 'aborted', code: codeOf(error) })
        return
      }
    }
    await producer.disconnect()
  },

  async readers(topic) {
    let sessions = 0
    const read = async (isolation) => {
      let session = 0
      const group = `${name}-${isolation}`
      const consumer = consumerOf(group, { readUncommitted: isolation === 'read_uncommitted' })
      // It goes on where it has committed: what it reads then is no step of the session before.
      consumer.on(consumer.events.GROUP_JOIN, () =>
        tell({ did: 'session', session: (session = ++sessions), isolation }),
      )
      await consumer.connect()
      await consumer.subscribe({ topic, fromBeginning: true })
      await consumer.run({
        autoCommitInterval: 500,
        async eachBatch({ batch, isRunning, isStale, resolveOffset, heartbeat }) {
          if (!isRunning() || isStale() || batch.messages.length === 0) return
          const records = batch.messages.map(({ offset, value }) => {
            return { topic, partition: batch.partition, offset: Number(offset), value: String(value) }
          })
          tell({ did: 'polled', session, records })
          resolveOffset(batch.lastOffset())
          await heartbeat()
        },
      })
      await stopped
      await consumer.disconnect()
    }
    await Promise.all([read('read_committed'), read('read_uncommitted')])
  },

  async copier(source, target, group, id) {
    const producer = await transactional(id)
    const consumer = consumerOf(group)
    let owned = []
    const letGo = () => {
      if (owned.length > 0) tell({ did: 'lost', partitions: owned })
      owned = []
    }
    const { GROUP_JOIN, REBALANCING, CRASH } = consumer.events
    consumer.on(REBALANCING, letGo)
    consumer.on(CRASH, letGo)
    consumer.on(GROUP_JOIN, ({ payload }) => {
      letGo()
      owned = payload.memberAssignment[source] ?? []
      tell({ did: 'assigned', partitions: owned })
    })
    await consumer.connect()
    await consumer.subscribe({ topic: source, fromBeginning: true })
    tell({ did: 'joining' })
    const failed = new Promise((resolve) => {
      void consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        async eachBatch({ batch, isRunning, isStale, resolveOffset, heartbeat }) {
          const { partition, messages } = batch
          if (!isRunning() || isStale() || messages.length === 0 || !owned.includes(partition)) return
          const last = Number(messages.at(-1).offset)
          tell({ did: 'read', partition, first: Number(messages[0].offset), last })
          try {
            const tx = await producer.transaction()
            const copies = messages.map(({ value }) => ({ partition, value }))
            await tx.send({ topic: target, acks: -1, messages: copies })
            const offsets = [{ topic: source, partitions: [{ partition, offset: String(last + 1) }] }]
            await tx.sendOffsets({ consumerGroupId: group, topics: offsets })
            tell({ did: 'committing' })
            await tx.commit()
          } catch (error) {
            tell({ did: 'refused', code: codeOf(error) })
            resolve()
            // Whatever else it would be given is not copied any more.
            await new Promise(() => {})
          }
          tell({ did: 'copied', count: messages.length })
          resolveOffset(String(last))
          await heartbeat()
        },
      })
    })
    await Promise.race([failed, stopped])
    letGo()
    if (!isStopping) return
    await Promise.all([consumer.disconnect(), producer.disconnect()])
    // It may have been given something as it left its group, and says nothing of letting go of that.
    letGo()
  },
}

function consumerOf(groupId, options = {}) {
  return kafka.consumer({
    groupId,
    sessionTimeout: 6000,
    rebalanceTimeout: 10_000,
    heartbeatInterval: 500,
    maxWaitTimeInMs: 200,
    metadataMaxAge: 2000,
    retry: { ...retry, restartOnFailure: async () => true },
    ...options,
  })
}

/** What was a duplicate of a request that came late may not say where it lies. */
function offsetOf(baseOffset, at) {
  const base = Number(baseOffset)
  return base < 0 ? -1 : base + at
}

const ending = stopped.then(() => delay(15_000))
try {
  await Promise.race([roles[role]?.(...words), ending])
} catch (error) {
  tell({ did: 'refused', code: codeOf(error) })
}
process.exit(0)
