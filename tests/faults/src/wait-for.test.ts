import { expect, it } from 'vitest'
import { waitFor } from './wait-for.ts'

it('asks again until nothing is lacking, also where no answer comes', async () => {
  const answers = ['much', 'little', undefined]
  let asked = 0
  await waitFor('all', async () => {
    if (asked++ === 0) throw new Error('nobody answers')
    return answers.shift()
  })
  expect(asked).toBe(4)
})

it('gives up, and says what was lacking last', async () => {
  await expect(waitFor('all', () => 'one', 0)).rejects.toThrow('all: not after 0 ms: one')
})
