import { expect, it } from 'vitest'
import { notController, Proposals } from './proposals.ts'

const outcome = (done: Promise<void>): Promise<string> =>
  done.then(
    () => 'committed',
    (error: unknown) => (error as { code: string }).code,
  )

it('a proposal is committed if its own entry is what was committed there', async () => {
  const proposals = new Proposals()
  const [mine, theirs] = [outcome(proposals.add(3, 10)), outcome(proposals.add(3, 12))]
  // Another leader, of term 4, put its entry where the second was to be.
  proposals.committed(12, (endOffset) => (endOffset === 10 ? 3 : 4))
  expect(await Promise.all([mine, theirs])).toEqual(['committed', 'NOT_CONTROLLER'])
})

it('what was proposed in an earlier term is given up, and what was not stays', async () => {
  const proposals = new Proposals()
  const [old, current] = [outcome(proposals.add(3, 10)), outcome(proposals.add(4, 11))]
  proposals.failBefore(4, notController())
  expect(await old).toBe('NOT_CONTROLLER')
  proposals.committed(11, () => 4)
  expect(await current).toBe('committed')
})
