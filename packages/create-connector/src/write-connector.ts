import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { StreamError } from '@millrace/base'
import { type ConnectorKind, namesOf } from './names.ts'
import { projectFiles } from './templates/project.ts'
import { sinkFiles } from './templates/sink.ts'
import { sourceFiles } from './templates/source.ts'

/** A connector to begin. */
export interface NewConnector {
  /** Where to: a folder that is not there yet, or is empty. */
  readonly folder: string
  readonly kind: ConnectorKind
  /** The npm package. Default: as the folder is called. */
  readonly name?: string
}

/** This package's own version: all packages are released together, under one. */
async function ownVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}

/** Throws INVALID_REQUEST if something is there. */
async function checkEmpty(folder: string): Promise<void> {
  let found: readonly string[]
  try {
    found = await readdir(folder)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    throw new StreamError('INVALID_REQUEST', `${folder} can't be the folder of a connector: ${message}`, {
      cause: error,
    })
  }
  if (found.length > 0) {
    const message = `${folder} is not empty, and nothing is overwritten: name a folder that is not there yet`
    throw new StreamError('INVALID_REQUEST', message)
  }
}

/**
 * Writes the package of a new connector. Answers the names of its files. Throws INVALID_REQUEST, before anything is written, if the folder is not empty
 * or the name is none for a package.
 */
export async function writeConnector({ folder, kind, name }: NewConnector): Promise<readonly string[]> {
  const names = namesOf(name ?? path.basename(path.resolve(folder)), kind)
  await checkEmpty(folder)
  const parts = { ...names, kind, version: await ownVersion() }
  const files = { ...projectFiles(parts), ...(kind === 'source' ? sourceFiles(parts) : sinkFiles(parts)) }
  for (const [file, content] of Object.entries(files)) {
    const written = path.join(folder, file)
    await mkdir(path.dirname(written), { recursive: true })
    // Fails if somebody else has made it meanwhile.
    await writeFile(written, content, { flag: 'wx' })
  }
  return Object.keys(files)
}
