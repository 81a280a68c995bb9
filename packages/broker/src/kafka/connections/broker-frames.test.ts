import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { apis } from '@millrace/kafka-wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'

/** Bytes that were sent to a broker of Apache Kafka 4.1, and what came back. */
interface Recorded {
  readonly name: string
  readonly what: string
  readonly sent: string
  readonly received: readonly string[]
  readonly closedByBroker: boolean
}

const file = fileURLToPath(new URL('../../../golden/kafka-broker-frames.json', import.meta.url))
const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly Recorded[]

/** Whose answers tell of the broker itself: its address, its APIs, its topics, its words. What must be alike in them is looked at apart. */
const ofTheBroker = new Set([
  ...[0, 1, 2, 3, 4].map((version) => `api-versions-v${version}`),
  'api-versions-v0-bytes-left',
  'client-id-null',
  'client-id-empty',
  'header-unknown-tags',
  'correlation-id-negative',
  'pipelined',
  'byte-by-byte',
  'metadata-v0-all',
  'metadata-v1-none',
  'metadata-v9-unknown-topics',
  'sasl-authenticate',
  'find-coordinator-v4',
  'produce-acks-0',
])

/** Frames that came, behind their sizes, and whether the connection was closed after them. */
async function exchange(fixture: BrokerFixture, sent: Buffer, expected: number) {
  const client = await fixture.kafka()
  const frames: Buffer[] = []
  client.socket.write([sent]).catch(() => undefined)
  const next = (): Promise<Buffer | undefined> => fixture.clock.until(client.frame().catch(() => undefined))
  while (frames.length < expected) {
    const frame = await next()
    if (frame === undefined) return { frames, isClosed: true, client }
    frames.push(frame)
  }
  // One that is open answers what is sent next, and that alone.
  client.send(apis.apiVersions, 0, {})
  const after = await next()
  return { frames, isClosed: after === undefined, client }
}

describe('answers what Kafka 4.1 answers, and closes the connection where that does', () => {
  let fixture: BrokerFixture
  beforeAll(async () => {
    fixture = await startFixture({ kafka: true, config: { 'auto.create.topics.enable': false } })
    // Of a group that nobody has asked for yet, there is no coordinator.
    const client = await fixture.kafka()
    await client.ask(apis.findCoordinator, 4, { keyType: 0, coordinatorKeys: ['g1'] })
    client.socket.close()
  })
  afterAll(() => fixture.clock.until(fixture.broker.stop()))

  it.each(recorded)('$name: $what', async ({ name, sent, received, closedByBroker }) => {
    const { frames, isClosed, client } = await exchange(fixture, Buffer.from(sent, 'hex'), received.length)
    expect({ count: frames.length, isClosed }).toEqual({ count: received.length, isClosed: closedByBroker })
    const theirs = received.map((hex) => Buffer.from(hex, 'hex').subarray(4))
    if (!ofTheBroker.has(name)) {
      expect(frames.map((frame) => frame.toString('hex'))).toEqual(theirs.map((frame) => frame.toString('hex')))
    }
    for (const [index, frame] of frames.entries()) expect(frame.readInt32BE(0)).toBe(theirs[index]?.readInt32BE(0))
    client.socket.close()
  })
})
