import { expect, it } from 'vitest'
import { Gate } from './gate.ts'

it('gives what it was opened with to all who wait, whatever it is refused with later', async () => {
  const gate = new Gate<string>()
  const waiting = Promise.all([gate.opened, gate.opened])
  gate.open('it')
  gate.refuse(new Error('too late'))
  expect(await waiting).toEqual(['it', 'it'])
  expect(await gate.opened).toBe('it')
})

it('that is refused tells all who wait, and nobody if there is nobody', async () => {
  const gate = new Gate<string>()
  gate.refuse(new Error('no'))
  await expect(gate.opened).rejects.toThrow('no')
})
