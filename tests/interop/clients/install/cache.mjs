import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where clients are installed: outside of every workspace, so that none of them becomes a dependency. */
export const cacheFolder = fileURLToPath(new URL('../../../../node_modules/.cache/interop', import.meta.url))

const marker = 'installed.txt'

/**
 * The folder `name` of the cache, filled by `fill` unless it was already filled for the same `contents` (its versions). A fill that failed
 * or was cut short leaves nothing that would be believed.
 *
 * @param {string} name
 * @param {string} contents
 * @param {(folder: string) => Promise<unknown>} fill
 */
export async function cached(name, contents, fill) {
  const folder = path.join(cacheFolder, name)
  const markerFile = path.join(folder, marker)
  if (existsSync(markerFile) && readFileSync(markerFile, 'utf8') === contents) return folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await fill(folder)
  await writeFile(markerFile, contents)
  return folder
}
