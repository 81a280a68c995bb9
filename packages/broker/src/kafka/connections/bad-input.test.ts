import { type Api, apis, encodeRequest, type Fields, type InputOf } from '@millrace/kafka-wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'

let fixture: BrokerFixture
beforeAll(async () => {
  fixture = await startFixture({ kafka: true })
})
afterAll(() => fixture.clock.until(fixture.broker.stop()))

/** A request as a frame. */
function frameOf<Q extends Fields>(api: Api<Q>, version: number, body: InputOf<Q>): Buffer {
  return Buffer.concat(encodeRequest(api, { version, correlationId: 1, clientId: null }, body))
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
/** A whole frame around `bytes`. */
const framed = (...bytes: readonly (Buffer | readonly number[])[]): Buffer => {
  const all = Buffer.concat(bytes.map((each) => Buffer.from(each)))
  return Buffer.concat([int32(all.length), all])
}
/** The header of a request without client id. */
const header = (key: number, version: number): number[] => [key >> 8, key & 0xff, 0, version, 0, 0, 0, 1, 0xff, 0xff]

const metadataOf = (names: readonly string[]): Buffer =>
  frameOf(apis.metadata, 4, { topics: names.map((name) => ({ name })), allowAutoTopicCreation: false })

/** What a broker closes the connection for, without having kept anything for it. */
const hopeless: readonly (readonly [what: string, bytes: Buffer])[] = [
  ['a size of 2 GB', Buffer.concat([int32(0x7fff_ffff), Buffer.alloc(100)])],
  ['the most negative size', int32(-0x8000_0000)],
  ['a size of -1', int32(-1)],
  ['a size of 0', int32(0)],
  ['a frame of one byte', framed([0])],
  ['a header that ends within the client id', framed([0, 18, 0, 0, 0, 0, 0, 1, 0, 50, 97])],
  ['a client id of a negative length', framed([0, 18, 0, 0, 0, 0, 0, 1, 0x80, 0])],
  ['a body that is cut', framed(metadataOf(['a-topic']).subarray(4, -3))],
  ['an array longer than the frame', framed(header(3, 4), int32(1_000_000))],
  ['an array of 2^31-1', framed(header(3, 4), int32(0x7fff_ffff))],
  ['an array of a negative length that is no null', framed(header(3, 4), int32(-2))],
  ['a name that is null', framed(header(3, 4), int32(1), [0xff, 0xff, 0])],
  ['a compact array longer than the frame', framed(header(3, 9), [0], [0xff, 0xff, 0xff, 0xff, 0x0f])],
  ['a varint that never ends', framed(header(3, 9), [0], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
  ['a tagged field longer than the frame', framed(header(18, 3), [1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f])],
  // Two bytes each on the way, an object each here.
  [
    '300,000 topics with no name',
    framed(header(3, 9), [0], [0xe1, 0xa7, 0x12], Buffer.alloc(600_000, Buffer.of(1, 0)), [0, 0, 0]),
  ],
  ['an API that there is not', framed(header(9_999, 0))],
  ['an API that is for brokers', framed(header(1, 99))],
  ['a version that there is not', framed(header(3, 99))],
  ['AddPartitionsToTxn as brokers ask each other', framed(header(24, 4), [0, 0, 0])],
  ['a TLS hello', Buffer.from('16030100c8010000c40303', 'hex')],
  ['an HTTP request', Buffer.from('POST /produce HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['a gRPC client', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
]

/** Whether the broker still answers somebody. */
async function serves(): Promise<boolean> {
  const client = await fixture.kafka()
  const { errorCode } = await client.ask(apis.apiVersions, 0, {})
  client.socket.close()
  return errorCode === 0
}

describe('what is no request of the protocol closes the connection, and nothing else', () => {
  it.each(hopeless)('%s', async (_what, bytes) => {
    const client = await fixture.kafka()
    client.socket.write([bytes]).catch(() => undefined)
    await expect(fixture.clock.until(client.frame())).rejects.toThrow('the broker closed the connection')
    expect(await serves()).toBe(true)
    expect(fixture.broker.health().code).toBe('')
  })

  it('says why, and to whom, in the log', async () => {
    // What is said again and again is not shown.
    await fixture.clock.advance(20_000)
    const client = await fixture.kafka()
    await client.ask(apis.apiVersions, 3, { clientSoftwareName: 'a-client', clientSoftwareVersion: '1.2.3' })
    client.socket.write([framed(header(3, 99))]).catch(() => undefined)
    await expect(fixture.clock.until(client.frame())).rejects.toThrow('the broker closed')
    const last = fixture.logger.lines.findLast(({ message }) => message.includes("port for Kafka's protocol"))
    expect(last?.fields).toMatchObject({
      client: 'a-client',
      version: '1.2.3',
      reason: 'it asked for Metadata in version 99, which is not served',
    })
  })
})

describe('what is odd but can be read is answered', () => {
  it('a name that is no UTF-8', async () => {
    const client = await fixture.kafka()
    const named = framed(header(3, 4), int32(1), [0, 4, 0xc3, 0x28, 0xff, 0xfe], [0])
    await client.socket.write([named])
    const answer = await fixture.clock.until(client.frame())
    expect(apis.metadata.response.decode(answer.subarray(4), 4).topics).toMatchObject([{ errorCode: 17 }])
    client.socket.close()
  })

  it('bytes behind the body, as with Kafka', async () => {
    const client = await fixture.kafka()
    await client.socket.write([framed(metadataOf(['none']).subarray(4), Buffer.from('and more'))])
    const answer = await fixture.clock.until(client.frame())
    expect(apis.metadata.response.decode(answer.subarray(4), 4).topics).toMatchObject([{ errorCode: 3 }])
    client.socket.close()
  })

  it('a name of more than a topic may have, and ten thousand names', async () => {
    const client = await fixture.kafka()
    const names = ['x'.repeat(30_000), ...Array.from({ length: 10_000 }, (_, index) => `none-${index}`)]
    const { topics } = await client.ask(apis.metadata, 4, {
      topics: names.map((name) => ({ name })),
      allowAutoTopicCreation: false,
    })
    expect(topics.map(({ errorCode }) => errorCode)).toEqual([17, ...Array.from({ length: 10_000 }, () => 3)])
    client.socket.close()
  })

  it('SASL is told that there is none', async () => {
    const client = await fixture.kafka()
    const { errorCode, mechanisms } = await client.ask(apis.saslHandshake, 1, { mechanism: 'PLAIN' })
    expect({ errorCode, mechanisms }).toEqual({ errorCode: 34, mechanisms: [] })
    const authenticated = await client.ask(apis.saslAuthenticate, 2, { authBytes: Buffer.from('\0me\0secret') })
    expect(authenticated).toMatchObject({ errorCode: 34, errorMessage: expect.stringContaining('PLAINTEXT') })
    // A client that means it goes on with its secret.
    client.socket.write([int32(12), Buffer.from('\0me\0s3cret!!')]).catch(() => undefined)
    await expect(fixture.clock.until(client.frame())).rejects.toThrow('the broker closed the connection')
  })
})

describe('who announces much', () => {
  it('is held to what came, not to what was announced', async () => {
    const clients = await Promise.all(Array.from({ length: 200 }, () => fixture.kafka()))
    // 200 times 60 MiB would be 12 GB.
    const before = process.memoryUsage().arrayBuffers
    for (const { socket } of clients) await socket.write([int32(60 * 1024 * 1024), Buffer.alloc(1_000)])
    await fixture.clock.settle()
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(250 * 1024 * 1024)
    expect(await serves()).toBe(true)
    for (const { socket } of clients) socket.close()
    await fixture.clock.settle()
    const late = await fixture.kafka()
    await late.socket.write([int32(200_000), header0])
    await late.socket.write([Buffer.alloc(200_000 - header0.length)])
    const answer = await fixture.clock.until(late.frame())
    expect(answer.readInt32BE(0)).toBe(1)
    late.socket.close()
  })
})

/** ApiVersions 0, with as much behind it as anybody likes. */
const header0 = Buffer.from(header(18, 0))

describe('who asks for much at once', () => {
  it('a fetch of ten thousand partitions is answered', async () => {
    await fixture.createTopic('one-partition')
    const client = await fixture.kafka()
    const partition = { fetchOffset: 0, partitionMaxBytes: 1_048_576 }
    const partitions = Array.from({ length: 10_000 }, (_, index) => ({ ...partition, partition: index }))
    const { responses } = await client.ask(apis.fetch, 11, {
      maxWaitMs: 0,
      minBytes: 0,
      topics: [{ topic: 'one-partition', partitions }],
    })
    const errors = responses.flatMap((topic) => topic.partitions.map(({ errorCode }) => errorCode))
    expect(errors).toEqual([0, ...Array.from({ length: 9_999 }, () => 3)])
    client.socket.close()
  })
})
