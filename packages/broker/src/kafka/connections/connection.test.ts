import { StreamError } from '@millrace/base'
import type { FakeClock } from '@millrace/base/testing'
import { apis, encodeRequest } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { planted, refusal, serveConnections } from '../../../test/kafka-connections.ts'
import { kafkaProducesInFlightMax } from '../../limits.ts'
import { type KafkaRequestContext, serveKafka } from '../api.ts'

const heartbeat = { groupId: 'g', generationId: 1, memberId: 'm', groupInstanceId: null }
const produceTo = (name: string) => ({ transactionalId: null, acks: -1, timeoutMs: 1, topicData: [topicOf(name)] })
const topicOf = (name: string) => ({ name, partitionData: [] })

/** A promise and what settles it. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

/** Longer than a connection gives way to others. */
async function turns(clock: FakeClock): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await clock.settle()
}

/** A handler of Produce that answers when it is told to, by the name of the topic. */
function heldProduce() {
  const begun: string[] = []
  const open = new Map<string, () => void>()
  const binding = serveKafka(
    apis.produce,
    async (_services, { topicData }) => {
      const name = topicData[0]?.name ?? ''
      begun.push(name)
      const { promise, resolve } = deferred<void>()
      open.set(name, () => resolve())
      await promise
      return { responses: [{ name, partitionResponses: [] }] }
    },
    () => ({ responses: [] }),
  )
  return { binding, begun, finish: (name: string) => open.get(name)?.() }
}

describe('the requests of a connection', () => {
  it('begin when those before them have their answers', async () => {
    const begun: number[] = []
    const { promise, resolve } = deferred<void>()
    const binding = serveKafka(apis.heartbeat, async (_services, { generationId }) => {
      begun.push(generationId)
      if (generationId === 1) await promise
      return { errorCode: generationId }
    })
    const { clock, connect } = await serveConnections([binding])
    const client = await connect()
    const answers = [1, 2, 3].map((generationId) => client.post(apis.heartbeat, 4, { ...heartbeat, generationId }))
    await clock.settle()
    expect(begun).toEqual([1])
    resolve()
    expect((await clock.until(Promise.all(answers))).map(({ errorCode }) => errorCode)).toEqual([1, 2, 3])
  })

  it('to produce are worked on together and answered in order, whatever is done first', async () => {
    const { binding, begun, finish } = heldProduce()
    const { clock, connect } = await serveConnections([binding])
    const client = await connect()
    const came: string[] = []
    const answers = ['a', 'b', 'c'].map(async (name) => {
      const { responses } = await client.post(apis.produce, 9, produceTo(name))
      came.push(responses[0]?.name ?? '')
    })
    await clock.settle()
    expect(begun).toEqual(['a', 'b', 'c'])
    finish('c')
    finish('b')
    await clock.settle()
    expect(came).toEqual([])
    finish('a')
    await clock.until(Promise.all(answers))
    expect(came).toEqual(['a', 'b', 'c'])
  })

  it('to produce are worked on up to a number of them; the next begins when one is answered', async () => {
    const { binding, begun, finish } = heldProduce()
    const { clock, connect } = await serveConnections([binding])
    const client = await connect()
    const names = Array.from({ length: kafkaProducesInFlightMax + 5 }, (_, index) => `t${index}`)
    const answers = names.map((name) => client.post(apis.produce, 9, produceTo(name)))
    await turns(clock)
    expect(begun).toEqual(names.slice(0, kafkaProducesInFlightMax))
    finish('t0')
    await clock.settle()
    expect(begun).toHaveLength(kafkaProducesInFlightMax + 1)
    for (const name of names) {
      finish(name)
      await turns(clock)
    }
    await clock.until(Promise.all(answers))
    expect(begun).toEqual(names)
  })

  it('of another kind wait for those to produce, and the other way round', async () => {
    const { binding, begun, finish } = heldProduce()
    const other = serveKafka(apis.heartbeat, () => {
      begun.push('heartbeat')
      return { errorCode: 0 }
    })
    const { clock, connect } = await serveConnections([binding, other])
    const client = await connect()
    const answers = [
      client.post(apis.produce, 9, produceTo('a')),
      client.post(apis.heartbeat, 4, heartbeat),
      client.post(apis.produce, 9, produceTo('b')),
    ]
    await clock.settle()
    expect(begun).toEqual(['a'])
    finish('a')
    await clock.settle()
    expect(begun).toEqual(['a', 'heartbeat', 'b'])
    finish('b')
    await clock.until(Promise.all(answers))
  })

  it('that want no answer get none, and the next does', async () => {
    const silent = serveKafka(
      apis.produce,
      () => undefined,
      () => ({ responses: [] }),
    )
    const binding = serveKafka(apis.heartbeat, () => ({ errorCode: 5 }))
    const { connect } = await serveConnections([silent, binding])
    const client = await connect()
    client.send(apis.produce, 9, produceTo('a'))
    expect(await client.ask(apis.heartbeat, 4, heartbeat)).toMatchObject({ errorCode: 5 })
  })

  it('that lie ready by the thousand leave others their turns', async () => {
    const begun: string[] = []
    const binding = serveKafka(apis.heartbeat, (_services, { memberId }) => {
      begun.push(memberId)
      return { errorCode: 0 }
    })
    const { clock, connect } = await serveConnections([binding], { windowBytes: 1024 * 1024 })
    const [many, one] = [await connect(), await connect()]
    const answers = Array.from({ length: 3_000 }, () =>
      many.post(apis.heartbeat, 4, { ...heartbeat, memberId: 'many' }),
    )
    await one.post(apis.heartbeat, 4, { ...heartbeat, memberId: 'one' })
    expect(begun.indexOf('one')).toBeLessThan(1_000)
    while (begun.length < 3_001) await clock.settle()
    await Promise.all(answers)
  })

  it('that are refused say so, and those that fail say no more than that', async () => {
    const binding = serveKafka(apis.heartbeat, (_services, { generationId }) => {
      throw generationId === 1 ? refusal : new Error('a secret of the program')
    })
    const { connect, logger, faults } = await serveConnections([binding])
    const client = await connect()
    expect(await client.ask(apis.heartbeat, 4, heartbeat)).toMatchObject({ errorCode: 15 })
    expect(await client.ask(apis.heartbeat, 4, { ...heartbeat, generationId: 2 })).toMatchObject({ errorCode: -1 })
    expect(logger.messages('error')).toEqual(['a fault of the broker while answering Heartbeat'])
    expect(faults).toEqual([])
  })

  it('that find the program broken say so to the broker', async () => {
    const binding = serveKafka(apis.heartbeat, () => {
      throw planted
    })
    const { connect, faults } = await serveConnections([binding])
    expect(await (await connect()).ask(apis.heartbeat, 4, heartbeat)).toMatchObject({ errorCode: -1 })
    expect(faults).toHaveLength(1)
  })

  it('know who asks', async () => {
    const seen: unknown[] = []
    const binding = serveKafka(apis.heartbeat, (_services, _request, context) => {
      const { version, clientId, clientHost, connection } = context
      seen.push({ version, clientId, clientHost, id: connection.id, software: context.clientSoftware() })
      return { errorCode: 0 }
    })
    const { connect } = await serveConnections([binding])
    for (const _ of [1, 2]) await (await connect()).ask(apis.heartbeat, 3, heartbeat)
    const known = { version: 3, clientId: 'test', clientHost: '/127.0.0.1', software: { name: '', version: '' } }
    expect(seen).toEqual([
      { ...known, id: 1 },
      { ...known, id: 2 },
    ])
  })
})

describe('a connection', () => {
  /** A handler that waits until its client has gone. */
  function waiting() {
    const contexts: KafkaRequestContext[] = []
    const binding = serveKafka(apis.heartbeat, async (_services, _request, context) => {
      contexts.push(context)
      await new Promise<void>((resolve) => {
        context.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      return { errorCode: 0 }
    })
    return { binding, contexts }
  }

  it('that its client ends tells the handlers that wait for it', async () => {
    const { binding, contexts } = waiting()
    const { clock, connect, listener } = await serveConnections([binding])
    const client = await connect()
    client.send(apis.heartbeat, 4, heartbeat)
    await clock.settle()
    expect(contexts[0]?.signal.aborted).toBe(false)
    client.socket.close()
    await clock.settle()
    expect(contexts[0]?.signal.aborted).toBe(true)
    expect(listener.connectionCount()).toBe(0)
  })

  it('calls for memory once: when the answer has left, or when there is nobody to read it', async () => {
    const released: string[] = []
    const { promise, resolve } = deferred<void>()
    const binding = serveKafka(apis.heartbeat, async (_services, { memberId }, context) => {
      context.whenSent(() => released.push(memberId))
      if (memberId === 'slow') await promise
      return { errorCode: 0 }
    })
    const { clock, connect } = await serveConnections([binding])
    const client = await connect()
    await client.ask(apis.heartbeat, 4, heartbeat)
    expect(released).toEqual(['m'])
    client.send(apis.heartbeat, 4, { ...heartbeat, memberId: 'slow' })
    await clock.settle()
    client.socket.close()
    await clock.settle()
    resolve()
    await clock.settle()
    expect(released).toEqual(['m', 'slow'])
  })

  it('is ended at once by a handler that asks for it', async () => {
    const binding = serveKafka(apis.heartbeat, (_services, _request, context) => {
      context.cut(new StreamError('RESOURCE_EXHAUSTED', 'it keeps what others need'))
      return { errorCode: 0 }
    })
    const { clock, connect, logger } = await serveConnections([binding])
    const client = await connect()
    client.send(apis.heartbeat, 4, heartbeat)
    await expect(clock.until(client.frame())).rejects.toThrow('the broker closed the connection')
    expect(logger.messages('info')).toEqual(['ended the connection of a Kafka client'])
  })

  it('answers what came before nonsense, and is closed then', async () => {
    const { promise, resolve } = deferred<void>()
    const binding = serveKafka(apis.heartbeat, async () => {
      await promise
      return { errorCode: 7 }
    })
    const { clock, connect, logger } = await serveConnections([binding])
    const client = await connect()
    const answer = client.post(apis.heartbeat, 4, heartbeat)
    await client.socket.write([Buffer.from('GET / HTTP/1.1\r\n')])
    await clock.settle()
    resolve()
    expect(await clock.until(answer)).toMatchObject({ errorCode: 7 })
    await expect(clock.until(client.frame())).rejects.toThrow('the broker closed the connection')
    const [line] = logger.lines.filter(({ level }) => level === 'warn')
    expect(line?.fields).toMatchObject({ reason: "it speaks HTTP, and this port Kafka's protocol" })
  })

  it('on which nothing comes or goes is closed after its time, one that waits for an answer is not', async () => {
    const { binding, contexts } = waiting()
    const { clock, connect, listener } = await serveConnections([binding], { connectionIdleMsMax: 10_000 })
    const [idle, busy] = [await connect(), await connect()]
    busy.send(apis.heartbeat, 4, heartbeat)
    await clock.advance(9_000)
    expect(listener.connectionCount()).toBe(2)
    await clock.advance(5_000)
    expect(await idle.socket.read()).toBeUndefined()
    expect(listener.connectionCount()).toBe(1)
    expect(contexts[0]?.signal.aborted).toBe(false)
  })

  it('is kept by requests now and then', async () => {
    const binding = serveKafka(apis.heartbeat, () => ({ errorCode: 0 }))
    const { clock, connect } = await serveConnections([binding], { connectionIdleMsMax: 10_000 })
    const client = await connect()
    for (let round = 0; round < 5; round++) {
      await clock.advance(7_000)
      expect(await client.ask(apis.heartbeat, 4, heartbeat)).toMatchObject({ errorCode: 0 })
    }
  })

  it('whose client reads no answer is closed after its time, and holds one answer until then', async () => {
    let begun = 0
    const large = 'x'.repeat(30_000)
    const binding = serveKafka(
      apis.describeGroups,
      () => {
        begun += 1
        return {
          groups: [{ errorCode: 0, groupId: large, groupState: '', protocolType: '', protocolData: '', members: [] }],
        }
      },
      () => ({ groups: [] }),
    )
    const { clock, connect, listener } = await serveConnections([binding], { connectionIdleMsMax: 10_000 })
    const client = await connect()
    // They are as many as it says, and it never reads.
    for (let index = 0; index < 10_000; index++) client.send(apis.describeGroups, 0, { groups: [] })
    await clock.settle()
    // Two answers fill the way to it, the third waits.
    expect(begun).toBeLessThan(10)
    await clock.advance(15_000)
    expect(listener.connectionCount()).toBe(0)
    expect(begun).toBeLessThan(10)
  })

  it('that the broker closes is answered first, and begins nothing more', async () => {
    const { promise, resolve } = deferred<void>()
    let begun = 0
    const binding = serveKafka(apis.heartbeat, async () => {
      begun += 1
      await promise
      return { errorCode: begun }
    })
    const { clock, connect, listener } = await serveConnections([binding])
    const [client, quiet] = [await connect(), await connect()]
    const answer = client.post(apis.heartbeat, 4, heartbeat)
    client.send(apis.heartbeat, 4, heartbeat)
    await clock.settle()
    const closed = listener.close(60_000)
    expect(await quiet.socket.read()).toBeUndefined()
    resolve()
    expect(await clock.until(answer)).toMatchObject({ errorCode: 1 })
    await clock.until(closed)
    await expect(client.frame()).rejects.toThrow('the broker closed the connection')
    expect(begun).toBe(1)
  })

  it('takes requests of any size that may be, in pieces of any size', async () => {
    const sizes: number[] = []
    const binding = serveKafka(
      apis.describeGroups,
      (_services, { groups }) => {
        sizes.push(groups.length)
        return { groups: [] }
      },
      () => ({ groups: [] }),
    )
    const { clock, connect } = await serveConnections([binding], { windowBytes: 1024 })
    const client = await connect()
    for (const count of [0, 1, 30, 300, 40_000]) {
      const groups = Array.from({ length: count }, (_, index) => `group-${index}`.padEnd(60, '.'))
      await client.ask(apis.describeGroups, 0, { groups })
    }
    const frame = Buffer.concat(
      encodeRequest(apis.describeGroups, { version: 0, correlationId: 9, clientId: 'c' }, { groups: ['a', 'b'] }),
    )
    for (const byte of frame) await client.socket.write([Buffer.of(byte)])
    expect((await clock.until(client.frame())).readInt32BE(0)).toBe(9)
    expect(sizes).toEqual([0, 1, 30, 300, 40_000, 2])
  })
})
