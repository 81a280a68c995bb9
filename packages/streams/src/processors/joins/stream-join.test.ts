import { serde } from '@millrace/client'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeContext, input } from '../../../test/fake-context.ts'
import { FakeEnvironment } from '../../../test/fake-environment.ts'
import type { SavedTime } from '../../processor/context.ts'
import { windowStore } from '../../stores/builders.ts'
import { codecOf } from '../../stores/codec.ts'
import { joinWindow } from './join-window.ts'
import { reversed, type ValueJoiner } from './joiner.ts'
import { pileStore } from './pile.ts'
import { streamJoin } from './stream-join.ts'

const windows = { beforeMs: 10, afterMs: 10, graceMs: 5 }
const text = serde.string()
const pair: ValueJoiner<string, string | null, string | null, string> = (one, other) => `${one}-${other}`

/** A left join as its task would link it: what comes is kept after it was joined. */
class LeftJoin {
  readonly context: FakeContext
  readonly #left
  readonly #right
  readonly #keepLeft
  readonly #keepRight

  constructor(environment: FakeEnvironment, savedTimes = new Map<string, SavedTime>(), emitIntervalMs = 0) {
    const records = { key: text, value: text, retentionMs: 25, windowSizeMs: 20, retainsDuplicates: true }
    const held = { store: 'held', left: codecOf(text), right: codecOf(text) }
    const stores = [
      windowStore('l', records),
      windowStore('r', records),
      pileStore('held', text, { kind: 'memory' }),
    ].map((builder) => builder.build(environment).store)
    this.context = new FakeContext({ stores, savedTimes, emitIntervalMs })
    const side = { windows, held }
    this.#left = streamJoin({
      ...side,
      isLeft: true,
      isOuter: true,
      isOtherOuter: false,
      otherStore: 'r',
      joiner: pair,
    })()
    this.#right = streamJoin({
      ...side,
      isLeft: false,
      isOuter: false,
      isOtherOuter: true,
      otherStore: 'l',
      joiner: reversed(pair),
    })()
    this.#keepLeft = joinWindow<string, string>('l')()
    this.#keepRight = joinWindow<string, string>('r')()
    for (const each of [this.#left, this.#right]) each.init?.(this.context)
    const aside = new FakeContext({ stores })
    for (const each of [this.#keepLeft, this.#keepRight]) each.init?.(aside)
  }

  left(key: string, value: string, timestamp: number): unknown[] {
    this.#left.process(input(key, value, timestamp))
    this.#keepLeft.process(input(key, value, timestamp))
    return this.context.taken()
  }

  right(key: string, value: string, timestamp: number): unknown[] {
    this.#right.process(input(key, value, timestamp))
    this.#keepRight.process(input(key, value, timestamp))
    return this.context.taken()
  }
}

describe('a left join', () => {
  let environment: FakeEnvironment
  beforeEach(() => {
    environment = new FakeEnvironment()
  })

  it('holds what has no match until window and grace are over', () => {
    const join = new LeftJoin(environment)
    expect(join.left('a', 'l1', 0)).toEqual([])
    expect(join.left('a', 'l2', 0)).toEqual([])
    expect(join.right('b', 'r', 15)).toEqual([])
    expect(join.right('b', 'r', 16)).toEqual([
      ['a', 'l1-null', 0],
      ['a', 'l2-null', 0],
    ])
    expect(join.right('b', 'r', 17)).toEqual([])
  })

  it('forgets all of that key and time when one match comes', () => {
    const join = new LeftJoin(environment)
    join.left('a', 'l1', 0)
    join.left('a', 'l2', 0)
    expect(join.right('a', 'r', 10)).toEqual([
      ['a', 'l1-r', 10],
      ['a', 'l2-r', 10],
    ])
    expect(join.right('b', 'r', 100)).toEqual([])
  })

  it('looks for what is over no more often than the interval, by the clock', () => {
    const join = new LeftJoin(environment, undefined, 1000)
    join.left('a', 'l', 0)
    expect(join.right('b', 'r', 50)).toEqual([])
    join.context.wallClockMs = 999
    expect(join.right('b', 'r', 51)).toEqual([])
    join.context.wallClockMs = 1000
    expect(join.right('b', 'r', 52)).toEqual([['a', 'l-null', 0]])
  })

  it('goes on after a restart as if there had been none', () => {
    const times = new Map<string, SavedTime>()
    const before = new LeftJoin(environment, times)
    before.left('a', 'l', 0)
    before.left('b', 'l', 20)
    const after = new LeftJoin(environment, times)
    // Its window ended at 17, before the 20 that was seen: it is not held.
    expect(after.left('c', 'l', 7)).toEqual([['c', 'l-null', 7]])
    expect(after.left('b', 'l', 21)).toEqual([])
    expect(after.left('b', 'l', 36)).toEqual([['b', 'l-null', 20]])
  })
})
