import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { atExit } from '../../../faults/src/at-exit.ts'

// Benchmarks and examples run these files compiled, from folders of their own: how far it is to the top they can't know.
const repository = folderWith('tsconfig.base.json', dirname(fileURLToPath(import.meta.url)))

/** A path from the top of the repository on. */
export const inRepository = (path: string): string => join(repository, path)

/** The folder tests/connectors. */
export const connectorsFolder = inRepository('tests/connectors')

function folderWith(file: string, from: string): string {
  if (existsSync(join(from, file))) return from
  const above = dirname(from)
  if (above === from) throw new Error(`no folder above has ${file}`)
  return folderWith(file, above)
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  server.close()
  await once(server, 'close')
  return address.port
}

/** The ids of a user of this machine that is not root, for servers that refuse to run as root; undefined if we are not root. */
export function otherUser(name = 'nobody'): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A folder for one server, the user's own, gone when this process ends or `remove` is called. */
export function temporaryFolder(
  prefix: string,
  user?: { readonly uid: number; readonly gid: number },
): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `${prefix}-`))
  if (user !== undefined) chownSync(path, user.uid, user.gid)
  return { path, remove: atExit(() => rmSync(path, { recursive: true, force: true })) }
}
