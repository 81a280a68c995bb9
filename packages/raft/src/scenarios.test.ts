import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runScript } from '../test/harness/scenario.ts'
import { RaftNode } from './node.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'test', 'scenarios')

test.each(readdirSync(folder))('%s happens as it is told (write it anew with `-u`)', async (file) => {
  const path = join(folder, file)
  await expect(runScript(readFileSync(path, 'utf8'), RaftNode)).toMatchFileSnapshot(path)
})
