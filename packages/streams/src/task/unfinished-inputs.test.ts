import { serde } from '@millrace/client'
import { expect, it } from 'vitest'
import { noHeaders } from '../../test/fake-context.ts'
import { recordOf } from '../record.ts'
import type { SourceNode } from '../topology/nodes.ts'
import { RecordQueue } from './record-queue.ts'
import { type TakenInput, UnfinishedInputs } from './unfinished-inputs.ts'

const source: SourceNode = { kind: 'source', name: 's', topics: ['in'], key: serde.string(), value: serde.string() }
const queueOf = (topic: string): RecordQueue =>
  new RecordQueue(topic, 0, source, { unreadable: () => undefined, withoutTime: () => undefined })

const inputOf = (queue: RecordQueue, offset: number): TakenInput => ({
  queue,
  record: recordOf('k', 'v', offset, noHeaders, { topic: queue.topic, partition: 0, offset }),
  raw: undefined,
  streamTimeMs: offset,
  streamTimeBeforeMs: offset - 1,
  partitionTimeBeforeMs: offset - 1,
})

it('goes up to the oldest, in each partition by itself', () => {
  const [one, other] = [queueOf('one'), queueOf('other')]
  const unfinished = new UnfinishedInputs()
  expect(unfinished.streamTimeMs(99)).toBe(99)
  const later = unfinished.hold('call', 'node', [inputOf(one, 7)])
  const former = unfinished.hold('call', 'node', [inputOf(one, 5), inputOf(other, 40)])
  expect(unfinished.oldestOf(one)?.record.offset).toBe(5)
  expect(unfinished.oldestOf(other)?.record.offset).toBe(40)
  expect(unfinished.streamTimeMs(99)).toBe(4)
  former.release()
  former.release()
  expect(unfinished.oldestOf(one)?.record.offset).toBe(7)
  expect(unfinished.oldestOf(other)).toBe(undefined)
  expect([unfinished.callCount, unfinished.isAny]).toEqual([1, true])
  later.release()
  expect([unfinished.callCount, unfinished.isAny]).toEqual([0, false])
})

it('is entangled once something was done for an input that is left out, or behind it', () => {
  const [one, other] = [queueOf('one'), queueOf('other')]
  const unfinished = new UnfinishedInputs()
  one.touch(4)
  other.touch(80)
  const hold = unfinished.hold('call', 'node', [inputOf(one, 5)])
  expect(unfinished.isEntangled).toBe(false)
  one.touch(5)
  expect(unfinished.isEntangled).toBe(true)
  hold.release()
  expect(unfinished.isEntangled).toBe(false)
})

it('is entangled by what no input caused, until that is committed', () => {
  const unfinished = new UnfinishedInputs()
  const queue = queueOf('one')
  unfinished.strayEffect()
  const hold = unfinished.hold('input', 'node', [inputOf(queue, 5)])
  expect(unfinished.isEntangled).toBe(false)
  unfinished.strayEffect()
  expect([unfinished.isEntangled, unfinished.isWithoutInput]).toEqual([true, false])
  unfinished.cut()
  expect(unfinished.isEntangled).toBe(false)
  const punctuated = unfinished.hold('call', 'node', [])
  expect([unfinished.isEntangled, unfinished.isWithoutInput]).toEqual([true, true])
  punctuated.release()
  hold.release()
  expect([unfinished.isEntangled, unfinished.isWithoutInput]).toEqual([false, false])
})
