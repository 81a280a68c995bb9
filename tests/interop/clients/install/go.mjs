import { cp, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from '../harness/processes.mjs'
import { cached } from './cache.mjs'

/**
 * Builds the Go program in a folder with go.mod and go.sum; resolves with its path. Needs Go.
 *
 * @param {string} name of the folder in the cache
 * @param {string} source
 */
export async function goProgram(name, source) {
  const files = (await readdir(source)).sort()
  const contents = await Promise.all(files.map((file) => readFile(path.join(source, file), 'utf8')))
  const folder = await cached(name, contents.join('\n'), async (empty) => {
    await cp(source, empty, { recursive: true })
    const env = { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' }
    await run(['go', 'build', '-o', path.join(empty, 'program'), '.'], { cwd: empty, env, timeoutMs: 15 * 60_000 })
  })
  return path.join(folder, 'program')
}
