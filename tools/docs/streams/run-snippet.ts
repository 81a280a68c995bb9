import { format } from 'node:util'
import { type ConsumableTopic, type ProducibleTopic, serde, topic } from '@millrace/client'
import { streams } from '@millrace/streams'
import { testDriver, type TestDriver, type TestRecord } from '@millrace/streams/testing'
import { vi } from 'vitest'

/** A record as a diagram shows it. */
export interface ShownRecord {
  readonly topic: string
  readonly label: string
  readonly isTombstone: boolean
  readonly timestampMs: number
}

/** Something that a snippet does to its driver, and what came of it. */
export interface Step {
  /** The record that was sent; or how far the clock was moved. */
  readonly cause: ShownRecord | { readonly clock: string }
  readonly written: readonly ShownRecord[]
}

/** What a snippet did, and printed. */
export interface SnippetRun {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly steps: readonly Step[]
  readonly printed: string
}

/** What all drivers inherit: the class itself is not exported. */
export const driverPrototype = Object.getPrototypeOf(anyDriver()) as TestDriver

function anyDriver(): TestDriver {
  const app = streams({ id: 'any' })
  app.stream(topic('any', { key: serde.string(), value: serde.string() }))
  return testDriver(app)
}

type Decode = (key: Buffer | null, value: Buffer | null) => string

/** Runs a snippet by importing it, and watches its driver. */
export async function runSnippet(file: string): Promise<SnippetRun> {
  const inputs: string[] = []
  const decoders = new Map<string, Decode>()
  const steps: { cause: Step['cause']; driver: TestDriver; from: number; to: number }[] = []
  const printed: string[] = []

  const did = (driver: TestDriver, cause: Step['cause'], work: () => void): void => {
    const from = driver.written.length
    work()
    steps.push({ cause, driver, from, to: driver.written.length })
  }
  // eslint-disable-next-line typescript/unbound-method -- called with the driver as `this` below
  const { input, output, advanceWallClock } = driverPrototype
  const spies = [
    vi.spyOn(driverPrototype, 'input').mockImplementation(function watched<Key, Value>(
      this: TestDriver,
      topic: ProducibleTopic<Key, Value>,
    ) {
      const real = input.call(this, topic)
      if (!inputs.includes(topic.name)) inputs.push(topic.name)
      const send = (...records: readonly TestRecord<unknown, unknown>[]): void => {
        for (const record of records) {
          const { key = null, value, timestamp = this.wallClockMs } = record
          const label = labelOf(key, value)
          const cause = { topic: topic.name, label, isTombstone: value === null, timestampMs: timestamp }
          did(this, cause, () => real.send(record))
        }
      }
      return Object.assign(Object.create(real) as typeof real, { send })
    }),
    vi.spyOn(driverPrototype, 'output').mockImplementation(function watched<Key, Value>(
      this: TestDriver,
      topic: ConsumableTopic<Key, Value>,
    ) {
      decoders.set(topic.name, (key, value) =>
        labelOf(
          key === null ? null : topic.key.deserialize(key),
          value === null ? null : topic.value.deserialize(value),
        ),
      )
      return output.call(this, topic)
    }),
    vi.spyOn(driverPrototype, 'advanceWallClock').mockImplementation(function watched(this: TestDriver, by) {
      did(this, { clock: `clock +${by}` }, () => advanceWallClock.call(this, by))
    }),
    vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => void printed.push(`${format(...words)}\n`)),
  ]
  try {
    await import(file)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return {
    inputs,
    outputs: [...decoders.keys()],
    steps: steps.map(({ cause, driver, from, to }) => ({
      cause,
      written: driver.written.slice(from, to).flatMap(({ topic, key, value, timestamp }) => {
        const label = decoders.get(topic)?.(key, value)
        return label === undefined ? [] : [{ topic, label, isTombstone: value === null, timestampMs: timestamp }]
      }),
    })),
    printed: printed.join(''),
  }
}

function labelOf(key: unknown, value: unknown): string {
  const text = value === null ? 'null' : textOf(value)
  return key === null ? text : `${textOf(key)}: ${text}`
}

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'startMs' in value && 'endMs' in value && 'key' in value) {
    return `${textOf(value.key)} ${shortTime(Number(value.startMs))}-${shortTime(Number(value.endMs))}`
  }
  return typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', '').replaceAll(',', ', ')
}

/** `1m10s`, `500ms`; short enough for a diagram. */
export function shortTime(ms: number): string {
  if (ms === Infinity) return '∞'
  if (ms === 0) return '0s'
  const minutes = Math.floor(ms / 60_000)
  const seconds = Math.floor((ms % 60_000) / 1000)
  const rest = ms % 1000
  return [
    [minutes, 'm'],
    [seconds, 's'],
    [rest, 'ms'],
  ]
    .filter(([count]) => count !== 0)
    .map((part) => part.join(''))
    .join('')
}
