import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadModule } from './load-module.ts'

test('a module is loaded by its path, or by the name of its package', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-module-'))
  try {
    const file = path.join(folder, 'policy.mjs')
    await writeFile(file, 'export default () => 5\n')
    expect((await loadModule(file))['default']).toBeTypeOf('function')
    expect((await loadModule(path.relative('.', file)))['default']).toBeTypeOf('function')
  } finally {
    await rm(folder, { recursive: true })
  }
  expect((await loadModule('node:path'))['sep']).toBe(path.sep)
  await expect(loadModule('./no-such-file.mjs')).rejects.toThrow('no-such-file')
})
