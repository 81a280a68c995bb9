import { expect, test } from 'vitest'
import { step } from './deadline.ts'

const never = () => new Promise<never>(() => undefined)

test('a step gives its result', async () => {
  expect(await step('reading', 60_000, () => Promise.resolve(7))).toEqual({ result: 7 })
})

test('a step that fails is an outcome with the first line of the reason', async () => {
  const outcome = await step('kafkajs', 60_000, () => Promise.reject(new Error('no broker\n  at somewhere')))
  expect(outcome).toEqual({ failure: 'kafkajs: no broker' })
})

test('a step that hangs ends at its deadline, and is told to end what it has started', async () => {
  let told: AbortSignal | undefined
  const outcome = await step('kafkajs', 1, (signal) => {
    told = signal
    return never()
  })
  expect(outcome).toEqual({ failure: 'kafkajs: not done within 0 s' })
  expect(told?.aborted).toBe(true)
})

test('what a step has started is ended also when the step is done', async () => {
  let told: AbortSignal | undefined
  await step('reading', 60_000, (signal) => {
    told = signal
    return Promise.resolve()
  })
  expect(told?.aborted).toBe(true)
})
