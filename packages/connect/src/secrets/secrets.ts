import { open, realpath } from 'node:fs/promises'
import path from 'node:path'
import { StreamError } from '@millrace/base'
import { parseProperties } from '../java/properties.ts'
import { secretFileSizeBytesMax } from '../limits.ts'
import type { SecretReference } from './references.ts'

/** Gives what references in configs stand for. Made by {@link secretsFrom}. */
export interface Secrets {
  /** The secret itself. Throws INVALID_CONFIG, without any secret in its message, if it may not or can't be had. */
  resolve(reference: SecretReference): Promise<string>
}

/** What configs may refer to; nothing unless it is said. */
export interface SecretSources {
  /** The environment, and the pattern that whole names of its variables have which may be referred to: `${env:NAME}`. */
  readonly env?: {
    readonly variables: Readonly<Record<string, string | undefined>>
    readonly allowed: RegExp
  }
  /** Folders whose files of properties may be referred to, also those in folders below: `${file:PATH:KEY}`. */
  readonly folders?: readonly string[]
}

const refuse = ({ text }: SecretReference, why: string, cause?: unknown): StreamError =>
  new StreamError('INVALID_CONFIG', `${text} can't be resolved: ${why}`, { cause, context: { reference: text } })

function variable(reference: SecretReference, { env }: SecretSources): string {
  const { key } = reference
  if (env === undefined || !new RegExp(`^(?:${env.allowed.source})$`, env.allowed.flags).test(key)) {
    throw refuse(reference, `the worker lets no config refer to the environment variable ${key}`)
  }
  const value = Object.hasOwn(env.variables, key) ? env.variables[key] : undefined
  if (value === undefined) throw refuse(reference, `the worker has no environment variable ${key}`)
  return value
}

const isBelow = (file: string, folder: string): boolean => {
  const relative = path.relative(folder, file)
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** The text of a file in one of the folders, wherever symbolic links lead. */
async function textOf(reference: SecretReference, folders: readonly string[]): Promise<string> {
  const given = path.resolve(reference.path)
  const outside = () => refuse(reference, `the worker lets no config refer to files of ${path.dirname(given)}`)
  // Nobody learns of a file outside whether it is there.
  if (!folders.some((folder) => isBelow(given, path.resolve(folder)))) throw outside()
  let file: string
  try {
    file = await realpath(given)
    const allowed = await Promise.all(folders.map((folder) => realpath(folder)))
    if (!allowed.some((folder) => isBelow(file, folder))) throw outside()
    await using handle = await open(file, 'r')
    const stat = await handle.stat()
    if (!stat.isFile() || stat.size > secretFileSizeBytesMax) {
      throw refuse(reference, `it is no file of at most ${secretFileSizeBytesMax} bytes`)
    }
    return await handle.readFile('utf8')
  } catch (error) {
    if (error instanceof StreamError) throw error
    throw refuse(reference, error instanceof Error ? error.message : String(error), error)
  }
}

async function property(reference: SecretReference, { folders = [] }: SecretSources): Promise<string> {
  const { path: file, key } = reference
  if (file === '' || key === '') throw refuse(reference, `it is written \${file:PATH:KEY}`)
  const value = parseProperties(await textOf(reference, folders)).get(key)
  if (value === undefined) throw refuse(reference, `the file has no key ${key}`)
  return value
}

/** What references in configs stand for: variables of the environment, and entries of files of properties, as far as it is allowed. */
export function secretsFrom(sources: SecretSources): Secrets {
  return {
    resolve: async (reference) =>
      reference.provider === 'env' ? variable(reference, sources) : property(reference, sources),
  }
}

/** Without which nothing may be referred to. */
export const noSecrets: Secrets = secretsFrom({})
