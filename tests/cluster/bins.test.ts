import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { brokerBin, Child, cliBin, connectBin } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'

describe.each([
  ['millrace', cliBin],
  ['millrace-broker', brokerBin],
  ['millrace-connect', connectBin],
])('%s', (name, bin) => {
  test('an old Node is told that it is too old', async () => {
    await using folder = await temporaryFolder()
    for (const version of ['10.24.1', '18.20.8', '20.18.3']) {
      const preload = path.join(folder.path, `old-${version}.cjs`)
      await writeFile(preload, `Object.defineProperty(process.versions, 'node', { value: '${version}' })`)
      await using child = new Child(bin, ['--version'], { nodeArguments: ['--require', preload] })
      expect(await child.ended).toEqual({
        code: 2,
        signal: null,
        stdout: '',
        stderr: `${name}: Node.js ${version} is too old: install 20.19 or later\n`,
      })
    }
  })

  test('it is written so that an old Node can read it', async () => {
    const source = await readFile(bin, 'utf8')
    expect(source).toMatch(/^#!\/usr\/bin\/env node\n'use strict'\n/)
    expect(source.replaceAll(/\/\/.*|'[^']*'/g, '')).not.toMatch(
      /=>|\b(const|let|class|async|await)\b|`[^`]*\$\{|\?\.|\?\?/,
    )
  })

  test('unbuilt, it says what to run', async () => {
    await using folder = await temporaryFolder()
    await mkdir(path.join(folder.path, 'bin'))
    const copy = path.join(folder.path, 'bin', path.basename(bin))
    await cp(bin, copy)
    await using child = new Child(copy, ['--version'])
    expect(await child.ended).toMatchObject({
      code: 2,
      stderr: `${name}: it is not built yet: run \`npm run build\` in its repository\n`,
    })
  })

  test.runIf(process.platform === 'linux')('the thread pool is large before anything uses it', async () => {
    await using folder = await temporaryFolder()
    const preload = path.join(folder.path, 'count.cjs')
    // Counts once the pool has had something to do: a newer Node starts none before that.
    const count = "fs.stat('/', () => console.log(fs.readdirSync('/proc/self/task').length))"
    await writeFile(preload, `const fs = require('fs')\nprocess.once('beforeExit', () => ${count})`)
    const threads = async (size: string): Promise<number> => {
      await using child = new Child(bin, ['--version'], {
        nodeArguments: ['--require', preload],
        env: { UV_THREADPOOL_SIZE: size },
      })
      const { stdout, code } = await child.ended
      expect(code).toBe(0)
      return Number(stdout.trim().split('\n').at(-1))
    }
    // Unset it is 16, and what the user says counts: the difference is the pool's.
    expect((await threads('')) - (await threads('4'))).toBe(12)
  })
})
