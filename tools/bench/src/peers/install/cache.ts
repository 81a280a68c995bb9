import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where peers are installed: outside of every workspace, so that none of them becomes a dependency. */
export const cacheFolder = fileURLToPath(new URL('../../../../../node_modules/.cache/bench-peers', import.meta.url))

const marker = 'installed.txt'

/**
 * The folder `name` of the cache, filled by `fill` unless it was already filled for the same `contents` (its versions). A fill that
 * failed or was cut short leaves nothing that would be believed.
 */
export async function cached(name: string, contents: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder, name)
  const markerFile = path.join(folder, marker)
  if (existsSync(markerFile) && readFileSync(markerFile, 'utf8') === contents) return folder
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await fill(folder)
  writeFileSync(markerFile, contents)
  return folder
}
