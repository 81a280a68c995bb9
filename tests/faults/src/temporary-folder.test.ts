import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { TemporaryFolder } from './temporary-folder.ts'

it('goes with all that is in it, unless it is to be kept', () => {
  const folder = new TemporaryFolder('test')
  writeFileSync(path.join(folder.path, 'file'), 'x')
  folder.remove()
  folder.remove()
  expect(existsSync(folder.path)).toBe(false)

  const kept = new TemporaryFolder('test')
  const told = vi.spyOn(console, 'log').mockImplementation(() => {})
  kept.keep()
  expect(told.mock.calls).toEqual([[expect.stringContaining(kept.path)]])
  told.mockRestore()
  kept.remove()
  expect(existsSync(kept.path)).toBe(true)
  rmSync(kept.path, { recursive: true })
})
