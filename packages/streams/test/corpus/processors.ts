import type { FixedKeyProcessorSupplier, ProcessorSupplier } from '../../src/processor/processor.ts'
import type { ProcessorContext } from '../../src/processor/context.ts'
import { noOrigin, recordOf, type StreamRecord, withKey, withTimestamp, withValue } from '../../src/record.ts'
import type { KeyValueStore } from '../../src/stores/store.ts'
import { RecordHeaders } from '@millrace/client'
import type { Step } from './cases.ts'
import { num, text } from './functions.ts'

type AnyRecord = StreamRecord<unknown, unknown>
type Store = KeyValueStore<unknown, unknown>
type Take = (record: AnyRecord) => void
/** What a processor does, once it has its context. */
type Start = (context: ProcessorContext, store: Store, step: Step) => Take

const made = (key: unknown, value: unknown, timestamp: number): AnyRecord =>
  recordOf(key, value, timestamp, new RecordHeaders([]), noOrigin)

const processors: Readonly<Record<string, Start>> = {
  dedup: (context, store) => (record) => {
    const { key, value } = record
    if (key !== null) {
      if (value !== null && text(store.get(key) ?? null) === text(value)) return
      store.put(key, value)
    }
    context.forward(record)
  },
  runningSum: (context, store) => (record) => {
    const { key, value } = record
    if (key === null) return
    const sum = value === null ? null : num(store.get(key) ?? 0) + num(value)
    store.put(key, sum)
    context.forward(withValue(record, sum))
  },
  streamTime: (context) => (record) => context.forward(withValue(record, context.streamTimeMs)),
  rewriteTime:
    (context, _, { addMs = 0 }) =>
    (record) =>
      context.forward(withTimestamp(record, record.timestamp + addMs)),
  fanOut: (context) => (record) => {
    context.forward(record)
    context.forward(withKey(record, `x${text(record.key)}`))
    context.forward(withValue(record, null))
  },
  rangeSum:
    (context, store, { rangeFrom, rangeTo }) =>
    (record) => {
      const { key, value } = record
      if (key === null || value === null) return
      store.put(key, value)
      const sum = [...store.range(rangeFrom, rangeTo)].reduce((total, [, each]) => total + num(each), 0)
      context.forward(withValue(record, sum))
    },
  flushLatest: (context, store, step) => flushed(context, store, step, true),
  flushLatestKeep: (context, store, step) => flushed(context, store, step, false),
  tick: (context, _, step) => {
    let seen = 0
    schedule(context, step, (timeMs) => context.forward(made('tick', seen, timeMs)))
    return (record) => {
      seen += 1
      context.forward(record)
    }
  },
  tickTwice: (context, _, step) => {
    let calls = 0
    const scheduled = schedule(context, step, (timeMs) => {
      calls += 1
      if (calls === 2) scheduled.cancel()
      context.forward(made('tick', context.streamTimeMs, timeMs))
    })
    return (record) => context.forward(record)
  },
}

function flushed(context: ProcessorContext, store: Store, step: Step, deletes: boolean): Take {
  schedule(context, step, (timeMs) => {
    for (const [key, value] of [...store.all()]) {
      context.forward(made(key, value, timeMs))
      if (deletes) store.delete(key)
    }
  })
  return ({ key, value }) => {
    if (key !== null) store.put(key, value)
  }
}

function schedule(
  context: ProcessorContext,
  { time, intervalMs = 1 }: Step,
  callback: (timeMs: number) => void,
): { cancel(): void } {
  return context.schedule(intervalMs, time === 'wall' ? 'wall-clock' : 'stream-time', callback)
}

/** The processor of that step. */
export function goldenProcessor(step: Step): ProcessorSupplier<unknown, unknown> {
  const start = processors[step.processor ?? '']
  if (start === undefined) throw new Error(`no processor ${step.processor}`)
  return () => {
    let take: Take = () => undefined
    return {
      init: (context) => {
        take = start(context, step.store === undefined ? noStore : context.store<Store>(step.store), step)
      },
      process: (record) => take(record),
    }
  }
}

const noStore = undefined as unknown as Store

/** `fixedRunningCount`: text(v)#n, for processors that keep keys. */
export function goldenFixedProcessor({ store: name = '' }: Step): FixedKeyProcessorSupplier<unknown, unknown> {
  return () => {
    let take: Take = () => undefined
    return {
      init: (context) => {
        const store = context.store<Store>(name)
        take = (record) => {
          if (record.key === null) return
          const count = num(store.get(record.key) ?? 0) + 1
          store.put(record.key, count)
          context.forward(withValue(record, `${text(record.value)}#${count}`))
        }
      },
      process: (record) => take(record),
    }
  }
}
