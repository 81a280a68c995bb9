import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { processorHarness, type ProcessorHarness } from '../../test/processor-harness.ts'
import type { StoreBuilder } from '../stores/builder.ts'
import { sessionStore, timestampedWindowStore } from '../stores/builders.ts'
import type { Windowed } from '../stores/store.ts'
import type { Change } from '../table/change.ts'
import {
  type FixedWindows,
  hopping,
  retentionNeededMs,
  session,
  type SessionWindows,
  sliding,
  tumbling,
  windowSizeMs,
} from '../windows/windows.ts'
import { sessionAggregate } from './session-aggregate.ts'
import { slidingAggregate } from './sliding-aggregate.ts'
import { windowAggregate } from './window-aggregate.ts'

const counting = {
  store: 's',
  emit: 'window-close',
  output: { sendsOldValues: false },
  initializer: () => 0,
  aggregator: (total: number) => total + 1,
} as const

/** Random, but the same for each seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function harnessOf(windows: FixedWindows | SessionWindows, emitIntervalMs: number): ProcessorHarness<string, string> {
  const store = { key: serde.string(), value: serde.json<number>(), kind: 'memory' } as const
  const keep = (retentionMs: number): StoreBuilder =>
    windows.kind === 'session'
      ? sessionStore('s', { ...store, retentionMs: retentionMs + 1 })
      : timestampedWindowStore('s', { ...store, retentionMs, windowSizeMs: windowSizeMs(windows) })
  const supplier =
    windows.kind === 'session'
      ? sessionAggregate<string, string, number>(windows, (one, other) => one + other, counting)
      : windows.kind === 'sliding'
        ? slidingAggregate<string, string, number>(windows, counting)
        : windowAggregate<string, string, number>(windows, counting)
  return processorHarness(supplier, [keep(retentionNeededMs(windows))], { emitIntervalMs })
}

/** All windows that these times make, as `start/end: records`. None is late. */
function windowsOf(windows: FixedWindows | SessionWindows, times: readonly number[]): string[] {
  const within = (start: number, end: number) => times.filter((time) => time >= start && time <= end).length
  const spans = new Map<string, number>()
  const add = (start: number, end: number, isEndInside = true): void => {
    const records = within(start, isEndInside ? end : end - 1)
    if (records > 0) spans.set(`${start}/${end}`, records)
  }
  const sorted = times.toSorted((one, other) => one - other)
  if (windows.kind === 'session') {
    for (const [i, time] of sorted.entries()) {
      if (i > 0 && time - (sorted[i - 1] ?? 0) <= windows.gapMs) continue
      let last = i
      while ((sorted[last + 1] ?? Infinity) - (sorted[last] ?? 0) <= windows.gapMs) last++
      add(time, sorted[last] ?? time)
    }
  } else if (windows.kind === 'sliding') {
    for (const time of sorted) {
      add(time - windows.differenceMs, time)
      add(time + 1, time + 1 + windows.differenceMs)
    }
  } else if (windows.kind === 'time') {
    const { sizeMs, advanceMs } = windows
    for (const time of sorted)
      for (let start = time - (time % advanceMs); start > time - sizeMs; start -= advanceMs)
        add(start, start + sizeMs, false)
  }
  return [...spans].map(([span, records]) => `${span}: ${records}`).toSorted()
}

describe.each<[string, FixedWindows | SessionWindows]>([
  ['tumbling', tumbling(10, { grace: 7 })],
  ['tumbling without grace', tumbling(10)],
  ['hopping', hopping(12, { advance: 5, grace: 4 })],
  ['sliding', sliding(8, { grace: 5 })],
  ['session', session(6, { grace: 5 })],
  ['session without grace', session(6)],
])('%s windows emitted on close', (_kind, windows) => {
  const graceMs = windows.kind === 'unlimited' ? 0 : windows.graceMs

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'come once and whole, whatever time jumps, the interval is, or the process goes (seed %d)',
    (seed) => {
      const random = randomOf(seed * 7919 + 1)
      let harness = harnessOf(windows, [0, 50, 1_000_000][random(3)] ?? 0)
      const sent = new Map<string, number[]>()
      const emitted = new Map<string, string[]>()
      const send = (key: string, time: number): void => {
        sent.set(key, [...(sent.get(key) ?? []), time])
        for (const [window, change] of harness.send(key, 'v', time)) {
          const { key: of, startMs, endMs } = window as Windowed<string>
          const { newValue } = change as Change<number>
          emitted.set(of, [...(emitted.get(of) ?? []), `${startMs}/${endMs}: ${newValue}`])
        }
      }
      let now = 1000
      for (let i = 0; i < 60; i++) {
        now += random(10) === 0 ? random(10_000) : random(8)
        // Out of order, but never late.
        send(`k${random(3)}`, now - random(Math.min(graceMs, i) + 1))
        harness.context.wallClockMs += random(20)
        if (random(15) === 0) harness = harness.restarted()
      }
      harness.context.wallClockMs += 1_000_000
      send('end', now + 1_000_000)
      for (const [key, times] of sent) {
        if (key === 'end') continue
        expect(emitted.get(key)?.toSorted(), key).toEqual(windowsOf(windows, times))
      }
    },
  )
})
