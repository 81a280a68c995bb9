import { expect, it } from 'vitest'
import { EmptyInputs } from './empty-inputs.ts'

/** Inputs by name: how many records wait here, and whether brokers have more. */
function inputsOf(waiting: Readonly<Record<string, boolean>>, behind: readonly string[] = []) {
  const inputs = Object.entries(waiting).map(([topic, isThere]) => ({
    topic,
    headTimestampMs: isThere ? 1 : undefined,
  }))
  return { inputs, isCaughtUp: ({ topic }: { readonly topic: string }) => !behind.includes(topic) }
}

it('a task goes on at once unless it is to wait, but never past records that brokers have', () => {
  const empty = new EmptyInputs(0)
  const there = inputsOf({ left: true, right: false })
  expect(empty.mayGoOn(there.inputs, 0, there.isCaughtUp)).toBe(true)
  const behind = inputsOf({ left: true, right: false }, ['right'])
  expect(empty.mayGoOn(behind.inputs, 1_000_000, behind.isCaughtUp)).toBe(false)
  expect(empty.mayGoOn(there.inputs, 0, () => undefined)).toBe(false)
})

it('waits so long for an input that has nothing, once: from then on that one holds nothing up', () => {
  const empty = new EmptyInputs(100)
  const { inputs, isCaughtUp } = inputsOf({ left: true, right: false })
  expect(empty.mayGoOn(inputs, 1_000, isCaughtUp)).toBe(false)
  expect(empty.mayGoOn(inputs, 1_099, isCaughtUp)).toBe(false)
  expect(empty.mayGoOn(inputs, 1_100, isCaughtUp)).toBe(true)
  expect(empty.mayGoOn(inputs, 1_101, isCaughtUp)).toBe(true)
})

it('waits for each by itself: another is waited for though one has been idle for long', () => {
  const empty = new EmptyInputs(100)
  const bothThere = inputsOf({ a: true, b: true, idle: false })
  empty.mayGoOn(bothThere.inputs, 1_000, bothThere.isCaughtUp)
  expect(empty.mayGoOn(bothThere.inputs, 1_100, bothThere.isCaughtUp)).toBe(true)
  const oneThere = inputsOf({ a: true, b: false, idle: false })
  expect(empty.mayGoOn(oneThere.inputs, 1_101, oneThere.isCaughtUp)).toBe(false)
  expect(empty.mayGoOn(oneThere.inputs, 1_200, oneThere.isCaughtUp)).toBe(false)
  expect(empty.mayGoOn(oneThere.inputs, 1_201, oneThere.isCaughtUp)).toBe(true)
})

it('waits anew once something has come, or is known to be on its way', () => {
  const empty = new EmptyInputs(100)
  const { inputs, isCaughtUp } = inputsOf({ left: true, right: false })
  const wait = (fromMs: number): void => {
    expect(empty.mayGoOn(inputs, fromMs, isCaughtUp)).toBe(false)
    expect(empty.mayGoOn(inputs, fromMs + 99, isCaughtUp)).toBe(false)
    expect(empty.mayGoOn(inputs, fromMs + 100, isCaughtUp)).toBe(true)
  }
  wait(1_000)
  const came = inputsOf({ left: true, right: true })
  expect(empty.mayGoOn(came.inputs, 1_101, came.isCaughtUp)).toBe(true)
  wait(2_000)
  expect(empty.mayGoOn(inputs, 2_101, () => false)).toBe(false)
  wait(3_000)
})
