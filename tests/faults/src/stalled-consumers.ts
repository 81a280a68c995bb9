// 1,000 consumers that stop reading in the middle of a backlog: what they cost the shipped broker in memory, and whether one that
// reads on is slowed.
// node dist/stalled-consumers.js [--consumers N] [--backlog-mib N] [--batch-kib N] [--memory-mib-max N]
import { randomFillSync } from 'node:crypto'
import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { isStreamError, present, type RpcChannel } from '@millrace/base'
import { AdminService, DataService, millrace } from '@millrace/contracts'
import { nodePorts } from '@millrace/node-io'
import { encodeBatch } from '@millrace/records'
import { BrokerProcess } from './broker-process.ts'
import { residentMib } from './process-usage.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const { values: options } = parseArgs({
  options: {
    consumers: { type: 'string', default: '1000' },
    'backlog-mib': { type: 'string', default: '1024' },
    'batch-kib': { type: 'string', default: '256' },
    'memory-mib-max': { type: 'string', default: '64' },
  },
})
const consumers = Number(options.consumers)
const backlogBytes = Number(options['backlog-mib']) * 1024 * 1024
const batchBytes = Number(options['batch-kib']) * 1024
const memoryMibMax = Number(options['memory-mib-max'])
/** Fewer than the broker allows on one connection. */
const consumersPerConnection = 50
const stalledForMs = 15_000
/** How long the one that reads has been reading when the others stop. */
const readsBeforeMs = 300

const { FetchRequest, ProduceRequest } = millrace.data.v1
const ports = nodePorts()

async function fill(channel: RpcChannel): Promise<Uint8Array> {
  const { CreateTopicsRequest } = millrace.admin.v1
  const topics = [{ name: 'backlog', partitions: 1, configs: { 'max.message.bytes': String(2 * batchBytes + 1024) } }]
  const created = await channel.unary(AdminService.createTopics, new CreateTopicsRequest({ topics }), {
    timeoutMs: 10_000,
  })
  const topicId = present(created.topics[0], 'one topic was created').topicId
  const batch = encodeBatch(
    { records: [{ key: null, value: randomFillSync(Buffer.alloc(batchBytes)), timestamp: Date.now() }] },
    ports,
  )
  const stream = channel.stream(DataService.produce)
  const count = Math.ceil(backlogBytes / batch.length)
  const answered = (async () => {
    let answers = 0
    for await (const { result } of stream) {
      if (result?.partitions[0]?.error) throw new Error(result.partitions[0].error.message)
      if (result) answers += 1
      if (answers === count) return
    }
    throw new Error(`the produce stream ended after ${answers} answers`)
  })()
  for (let correlationId = 1; correlationId <= count; correlationId++) {
    await stream.send(new ProduceRequest({ correlationId, partitions: [{ topicId, recordBatch: batch }] }))
  }
  await answered
  stream.end()
  return topicId
}

/** How long a consumer takes that reads everything, in milliseconds. */
async function readAll(channel: RpcChannel, topicId: Uint8Array): Promise<number> {
  const startMs = performance.now()
  for (let offset = 0, done = false; !done;) {
    const stream = channel.stream(DataService.fetch)
    try {
      const set = [{ topicId, partition: 0, offset, epoch: 1, currentLeaderEpoch: -1 }]
      await stream.send(new FetchRequest({ set, grantBytes: 0xffff_ffff }))
      for await (const { frame } of stream) {
        const bytes = Buffer.from(frame?.recordBatches ?? [])
        for (let at = 0; at < bytes.length; at += 12 + bytes.readInt32BE(at + 8))
          offset = Number(bytes.readBigInt64BE(at)) + 1
        done = frame !== null && offset === frame.highWatermark
        if (done) break
      }
    } catch (error) {
      // A consumer that was not given the processor for long counts as one that stopped: it comes again, as the SDK does.
      if (!isStreamError(error, 'RESOURCE_EXHAUSTED')) throw error
    } finally {
      stream.cancel()
    }
  }
  return performance.now() - startMs
}

/** Opens consumers by plain HTTP/2, with its small windows, and reads nothing of what they get. Returns how many were cut so far. */
function stall(address: string, topicId: Uint8Array): { cut: () => number; close: () => void } {
  const request = FetchRequest.encode({
    set: [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }],
    grantBytes: 0xffff_ffff,
  }).finish()
  const message = Buffer.alloc(5 + request.length)
  message.writeUInt32BE(request.length, 1)
  message.set(request, 5)
  const sessions: ClientHttp2Session[] = []
  let cut = 0
  for (let index = 0; index < consumers; index++) {
    if (index % consumersPerConnection === 0) sessions.push(connectHttp2(`http://${address}`))
    const stream = present(sessions.at(-1), 'there is a connection').request({
      ':method': 'POST',
      ':path': DataService.fetch.path,
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    stream.on('error', () => undefined)
    stream.on('close', () => (cut += 1))
    stream.write(message)
  }
  return {
    cut: () => cut,
    close: () => {
      for (const session of sessions) session.destroy()
    },
  }
}

/** The most that the broker had resident while `work` ran, beyond what it had before. */
async function costOf<T>(pid: number, work: () => Promise<T>): Promise<{ mib: number; result: T }> {
  const before = residentMib(pid)
  let most = before
  const sampler = setInterval(() => (most = Math.max(most, residentMib(pid))), 50)
  try {
    const result = await work()
    return { mib: most - before, result }
  } finally {
    clearInterval(sampler)
  }
}

const folder = new TemporaryFolder('stalled')
const broker = new BrokerProcess(folder.path)
try {
  await broker.start()
  const channel = ports.network.connect(broker.address, { messageSizeBytesMax: 32 * 1024 * 1024, purpose: 'data' })
  const topicId = await fill(channel)
  const alone = await costOf(broker.pid, () => readAll(channel, topicId))
  await delay(3_000)
  const before = residentMib(broker.pid)
  let stalled: ReturnType<typeof stall> | undefined
  const among = await costOf(broker.pid, async () => {
    const reading = readAll(channel, topicId)
    await delay(readsBeforeMs)
    stalled = stall(broker.address, topicId)
    const [ms] = await Promise.all([reading, delay(stalledForMs)])
    return ms
  })
  console.log(
    `${consumers} consumers stopped reading in ${options['backlog-mib']} MiB of ${options['batch-kib']} KiB batches: ` +
      `RSS ${before.toFixed(0)} MiB before, +${among.mib.toFixed(0)} MiB at most (limit ${memoryMibMax}), ${stalled?.cut()} cut; ` +
      `one that reads all took ${alone.result.toFixed(0)} ms alone, ${among.result.toFixed(0)} ms among them`,
  )
  stalled?.close()
  channel.close()
  const failed = among.mib > memoryMibMax
  if (failed) {
    console.error(`FAILED: stalled consumers cost ${among.mib.toFixed(0)} MiB, the limit is ${memoryMibMax}`)
    process.exitCode = 1
  }
  console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed')
  await broker.stop()
} finally {
  folder.remove()
}
