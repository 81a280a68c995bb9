import { serde } from '@millrace/client'
import { expect, it } from 'vitest'
import { MemoryBytes } from '../stores/bytes/memory-bytes.ts'
import { CacheBudget } from '../stores/cache/cache-budget.ts'
import { TopologyBuilder } from '../topology/topology-builder.ts'
import { StreamTask } from './stream-task.ts'

const text = { key: serde.string(), value: serde.string() }

function task(calls: string[]): StreamTask {
  const builder = new TopologyBuilder()
  builder.addSource('source', { topics: ['in'], ...text })
  const processor = {
    init: () => void calls.push('init'),
    process: () => undefined,
    close: () => void calls.push('close'),
  }
  builder.addProcessor('processor', () => processor, { parents: ['source'] })
  const [subtopology] = builder.build().subtopologies
  if (subtopology === undefined) throw new Error('it has one')
  return new StreamTask(subtopology, 0, {
    applicationId: 'app',
    taskId: '0_0',
    emitIntervalMs: 0,
    cacheBudget: new CacheBudget(0),
    wallClockMs: () => 0,
    bytes: () => new MemoryBytes(),
    log: () => undefined,
    send: () => undefined,
    globalStore: () => undefined,
    partitionCount: () => 1,
    failed: () => 'fail',
    dropped: () => undefined,
    commitRequested: () => undefined,
    posted: () => undefined,
    after: () => ({ cancel: () => undefined }),
    nextOffer: () => 0,
  })
}

it('ends the processors of a task that has begun, and leaves those alone of one that has not', () => {
  const calls: string[] = []
  task(calls).close()
  expect(calls).toEqual([])
  const begun = task(calls)
  begun.init()
  begun.close()
  expect(calls).toEqual(['init', 'close'])
})
