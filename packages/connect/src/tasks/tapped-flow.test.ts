import { FakeClock } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { sourceRecord } from '../data/record.ts'
import { Schema } from '../data/schema.ts'
import { tapLengthPerSecondMax } from '../limits.ts'
import type { Tap, TappedRecord } from '../look/record-tap.ts'
import { type ReceivedRecord, RecordFlow } from './record-flow.ts'
import { TappedFlow } from './tapped-flow.ts'

const text = 'org.apache.kafka.connect.storage.StringConverter'
const config = {
  'key.converter': text,
  'value.converter': text,
  transforms: 'drop,route',
  'transforms.drop.type': 'Filter',
  'transforms.drop.predicate': 'gone',
  predicates: 'gone',
  'predicates.gone.type': 'RecordIsTombstone',
  'transforms.route.type': 'RegexRouter',
  'transforms.route.regex': '(.*)',
  'transforms.route.replacement': 'to-$1',
}

function tapped() {
  const taken: TappedRecord[] = []
  const clock = new FakeClock()
  let tell = (_perSecond: number): void => {}
  const tap: Tap = {
    subscribe(listener) {
      tell = listener
      listener(0)
      return () => {
        tell = () => {}
      }
    },
    take: (one) => void taken.push(one),
  }
  const redact = (said: string): string => said.replaceAll('hunter22', '[hidden]')
  const flow = new TappedFlow(new RecordFlow(config), { tap, task: 3, clock, redact })
  return { flow, taken, clock, want: (perSecond: number) => tell(perSecond) }
}

const given = (value: string | null) =>
  sourceRecord({
    topic: 't',
    value: { schema: Schema.string({ optional: true }), value },
    sourcePartition: { f: 'a' },
    sourceOffset: { at: 1 },
  })

const received = (value: string | null): ReceivedRecord => ({
  ...{ topic: 't', partition: 0, offset: 7, timestamp: 1, keyBytes: null, headers: [] },
  valueBytes: value === null ? null : Buffer.from(value),
})

describe('the flow of a task with a tap', () => {
  it('shows records behind their transforms, without secrets, while it is wanted, and changes none', () => {
    const { flow, taken, want } = tapped()
    const plain = new RecordFlow(config)
    expect(flow.outgoing(given('before'))).toEqual(plain.outgoing(given('before')))
    want(10)
    expect(flow.outgoing(given('a hunter22'))).toEqual(plain.outgoing(given('a hunter22')))
    expect(flow.incoming(received('b hunter22'))).toEqual(plain.incoming(received('b hunter22')))
    expect(flow.outgoing(given(null))).toBeNull()
    expect(flow.incoming(received(null))).toBeNull()
    want(0)
    flow.outgoing(given('after'))
    flow.incoming(received('after'))
    expect(taken.map(({ record }) => JSON.parse(record) as unknown)).toMatchObject([
      { topic: 'to-t', value: { value: 'a [hidden]' }, sourceOffset: { at: 1 } },
      { topic: 'to-t', value: { value: 'b [hidden]' }, offset: 7 },
    ])
    expect(taken).toMatchObject([
      { task: 3, skipped: 0 },
      { task: 3, skipped: 0 },
    ])
  })

  it('shows as many a second as are wanted, and counts the others', async () => {
    const { flow, taken, clock, want } = tapped()
    want(2)
    for (let at = 0; at < 5; at++) flow.incoming(received('x'))
    await clock.advance(1000)
    flow.incoming(received('x'))
    expect(taken.map(({ skipped }) => skipped)).toEqual([0, 0, 3])
  })

  it('shows no more text a second than a task can spare', async () => {
    const { flow, taken, clock, want } = tapped()
    want(100)
    const half = 'x'.repeat(tapLengthPerSecondMax / 2)
    for (let at = 0; at < 5; at++) flow.incoming(received(half))
    expect(taken).toHaveLength(2)
    await clock.advance(1000)
    flow.incoming(received(half))
    expect(taken.at(-1)).toMatchObject({ skipped: 3 })
  })

  it('shows nothing more once its task has ended', () => {
    const { flow, taken, want } = tapped()
    flow.end()
    want(10)
    flow.incoming(received('x'))
    expect(taken).toEqual([])
  })
})
