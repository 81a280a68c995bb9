import { type RpcChannel } from '@millrace/base'
import { DataService, millrace } from '@millrace/contracts'
import { batchesIn } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { batchOf, valuesIn } from '../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../test/broker-fixture.ts'
import { frameSizeBytesMax } from '../limits.ts'

const { DeleteRecordsRequest, FetchNewestRequest } = millrace.data.v1
type Frame = millrace.data.v1.FetchNewestResponse
type Asked = Omit<millrace.data.v1.FetchNewestRequest.$Properties, 'topicId'>

async function open(channel: RpcChannel, topicId: Uint8Array, asked: Asked = {}) {
  const stream = channel.stream(DataService.fetchNewest)
  await stream.send(new FetchNewestRequest({ topicId, partition: 0, ...asked }))
  stream.end()
  return stream
}

async function newest(fixture: BrokerFixture, topicId: Uint8Array, asked: Asked = {}): Promise<Frame[]> {
  const frames: Frame[] = []
  await fixture.clock.until(
    (async () => {
      for await (const frame of await open(fixture.channel, topicId, asked)) frames.push(frame)
    })(),
  )
  return frames
}

/** Batches of `size` records each, their values the offsets. */
async function filled(batches: number, size: number, filler = ''): Promise<BrokerFixture & { topicId: Uint8Array }> {
  const fixture = await startFixture({ windowBytes: 4 * 1024 * 1024 })
  const topicId = await fixture.createTopic('a')
  const producer = await fixture.produce()
  for (let at = 0; at < batches; at++) {
    const values = Array.from({ length: size }, (_, index) => `${at * size + index}${filler}`)
    await producer.send([{ topicId, batch: batchOf(values) }])
  }
  return { ...fixture, topicId }
}

/** What a reader makes of the frames: values, newest first, of what it asked for. */
function valuesOf(frames: readonly Frame[], before = Infinity): string[] {
  return frames.flatMap(({ recordBatches, logStartOffset }) =>
    valuesIn(recordBatches, logStartOffset)
      .filter((value) => Number.parseInt(value, 10) < before)
      .toReversed(),
  )
}

const downFrom = (high: number, low = 0): string[] =>
  Array.from({ length: high - low }, (_, index) => String(high - 1 - index))

describe('a partition read newest first', () => {
  it('comes whole, each record once, and the stream ends by itself', async () => {
    const fixture = await filled(40, 3)
    const frames = await newest(fixture, fixture.topicId)
    expect(valuesOf(frames)).toEqual(downFrom(120))
    expect(frames[0]).toMatchObject({ highWatermark: 120, logStartOffset: 0 })
  })

  it('comes in frames that grow, none of them large', async () => {
    const fixture = await filled(60, 1, 'x'.repeat(100_000))
    const sizes = (await newest(fixture, fixture.topicId)).map(({ recordBatches }) => recordBatches.length)
    expect(sizes[0]).toBeLessThan(200_000)
    expect(Math.max(...sizes)).toBeGreaterThan(500_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(frameSizeBytesMax)
  })

  it('stops with the batch that makes it as many records as were asked for', async () => {
    const fixture = await filled(40, 3)
    const frames = await newest(fixture, fixture.topicId, { recordsMax: 7 })
    expect(valuesOf(frames)).toEqual(downFrom(120, 111))
  })

  it('stops after about as many bytes as were asked for, though a batch at least', async () => {
    const fixture = await filled(60, 1, 'x'.repeat(100_000))
    const ask = async (sizeBytesMax: number) => {
      const frames = await newest(fixture, fixture.topicId, { sizeBytesMax })
      return [frames.length, valuesOf(frames).length]
    }
    expect(await ask(1)).toEqual([1, 1])
    expect(await ask(350_000)).toEqual([2, 4])
  })

  it('begins before the offset that is named, in the middle of a batch too', async () => {
    const fixture = await filled(40, 3)
    const frames = await newest(fixture, fixture.topicId, { beforeOffset: 50, recordsMax: 4 })
    expect(valuesOf(frames, 50)).toEqual(downFrom(50, 45))
    expect([...batchesIn(Buffer.from(frames[0]?.recordBatches ?? []))].at(-1)?.baseOffset).toBe(48)
  })

  it('tells the watermarks even if there is nothing', async () => {
    const fixture = await filled(1, 2)
    const empty = { highWatermark: 2, logStartOffset: 0, recordBatches: Buffer.of() }
    expect(await newest(fixture, fixture.topicId, { beforeOffset: 0 })).toMatchObject([empty])
    const topicId = await fixture.createTopic('empty')
    expect(await newest(fixture, topicId)).toMatchObject([{ ...empty, highWatermark: 0 }])
  })

  it('ends where the log starts by then, if records are deleted while it is read', async () => {
    const fixture = await filled(60, 1, 'x'.repeat(100_000))
    const { topicId, clock, channel, unary } = fixture
    const stream = await clock.until(open(channel, topicId))
    const iterator = stream[Symbol.asyncIterator]()
    const first = await clock.until(iterator.next())
    const partitions = [{ topicId, partition: 0, beforeOffset: 40 }]
    await unary(DataService.deleteRecords, new DeleteRecordsRequest({ partitions }))
    const frames = first.done === true ? [] : [first.value]
    for (let step = await clock.until(iterator.next()); step.done !== true; step = await clock.until(iterator.next())) {
      frames.push(step.value)
    }
    const seen = valuesOf(frames).map((value) => Number.parseInt(value, 10))
    expect(seen).toEqual(downFrom(60, seen.at(-1)).map(Number))
    // What was on its way already may still have come.
    expect(seen.at(-1)).toBeLessThanOrEqual(40)
    expect(seen.at(-1)).toBeGreaterThan(0)
  })
})

it('is refused past the high watermark, below zero, and for what is not there', async () => {
  const fixture = await filled(1, 1)
  const { topicId } = fixture
  await expect(newest(fixture, topicId, { beforeOffset: 2 })).rejects.toMatchObject({ code: 'OFFSET_OUT_OF_RANGE' })
  await expect(newest(fixture, topicId, { beforeOffset: -1 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  await expect(newest(fixture, topicId, { partition: 4 })).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
  await expect(newest(fixture, Buffer.alloc(16, 9))).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_ID' })
})

it('a reader that takes nothing holds no more than its frame, and loses its place when the broker stops', async () => {
  const fixture = await startFixture({ windowBytes: 1_000 })
  const topicId = await fixture.createTopic('a')
  const producer = await fixture.produce()
  for (let at = 0; at < 20; at++) await producer.send([{ topicId, batch: batchOf([`${at}${'x'.repeat(50_000)}`]) }])
  const stream = await fixture.clock.until(open(fixture.connect(), topicId))
  await fixture.clock.settle()
  await fixture.clock.until(fixture.broker.stop({ deadlineMs: 0 }))
  const read = async (): Promise<void> => {
    for await (const _ of stream) continue
  }
  await expect(fixture.clock.until(read())).rejects.toMatchObject({
    code: expect.stringMatching(/SHUTTING_DOWN|BROKER_UNAVAILABLE|ABORTED/) as string,
  })
})
