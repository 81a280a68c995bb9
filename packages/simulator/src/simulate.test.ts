import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { simulate } from './simulate.ts'

const options = { seed: 5, events: 2_000, brokers: 3, work: 'plain' } as const

test('the same seed has the same trace, again and in another process', async () => {
  const first = await simulate(options)
  expect(first.failure).toBeUndefined()
  expect(first.strikes.length).toBeGreaterThan(0)
  expect((await simulate(options)).digest).toBe(first.digest)
  const program = `import { simulate } from '@millrace/simulator'
    const { digest } = await simulate(${JSON.stringify(options)})
    console.log(digest)`
  const elsewhere = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
  expect(elsewhere.trim()).toBe(first.digest)
})

test('another seed has another trace, and a fault can be left out', async () => {
  const [one, other] = [await simulate(options), await simulate({ ...options, seed: 6 })]
  expect(other.digest).not.toBe(one.digest)
  const first = one.strikes[0]?.index ?? -1
  const alone = await simulate({ ...options, faults: new Set([first]) })
  expect(alone.strikes.map(({ index }) => index)).toEqual([first])
  expect((await simulate({ ...options, faults: new Set() })).strikes).toEqual([])
})
