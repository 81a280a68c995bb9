import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { lastOutputOf } from './child-output.ts'

test('what a program printed, on either stream, but no more than the end of it', async () => {
  const script = `process.stdout.write('first '); process.stdout.write('x'.repeat(99_999)); process.stderr.write('last')`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = lastOutputOf(child, 1_000)
  await once(child, 'close')
  expect(output()).toHaveLength(1_000)
  expect(output()).toContain('last')
  expect(output()).not.toContain('first')
})
