import { type Document, isMap } from 'yaml'
import { changeContexts } from '../contexts/change-contexts.ts'
import { checkContextName, readContextFile } from '../contexts/context-file.ts'
import { contextFilePath } from '../contexts/place.ts'
import { resolveBrokers, unknownContext } from '../contexts/resolve-brokers.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { print } from '../output/print.ts'
import { table } from '../output/render.ts'
import type { FormatOption } from '../program/shared-options.ts'

export interface ContextAddOptions extends FormatOption {
  readonly use?: boolean
  readonly replace?: boolean
}

export interface ContextUseOptions extends FormatOption {
  readonly none?: boolean
}

/** `millrace context add` */
export async function addContext(
  io: CliIo,
  name: string,
  brokers: readonly string[],
  options: ContextAddOptions,
): Promise<ExitCode> {
  checkContextName(name)
  await changeContexts(contextFilePath(io.env), ({ document, contexts }) => {
    if (contexts.has(name) && options.replace !== true) {
      throw new CommandFailure(
        exitCodes.failed,
        `there is a context '${name}' already, for ${contexts.get(name)?.brokers.join(', ')}: say --replace to change it`,
      )
    }
    makeRoom(document)
    document.setIn(['contexts', name, 'brokers'], document.createNode([...brokers], { flow: true }))
    if (options.use === true) document.setIn(['current'], name)
  })
  const current = options.use === true
  const text = `added context '${name}' for ${brokers.join(', ')}${current ? ', and it is in use' : ''}\n`
  return printed(io, options, { name, brokers, current }, () => text)
}

/** A file without contexts has no map to put one in, or an empty one on one line. */
function makeRoom(document: Document): void {
  if (document.contents === null) document.contents = document.createNode({})
  const contexts = document.get('contexts', true)
  if (isMap(contexts)) contexts.flow &&= contexts.items.length > 0
  else document.set('contexts', document.createNode({}))
}

/** `millrace context use` */
export async function useContext(io: CliIo, name: string | undefined, options: ContextUseOptions): Promise<ExitCode> {
  if ((name === undefined) !== (options.none === true)) {
    throw usageError('name a context, or say --none for the default brokers')
  }
  await changeContexts(contextFilePath(io.env), ({ document, contexts }) => {
    if (name === undefined) {
      if (document.contents !== null) document.deleteIn(['current'])
      return
    }
    if (!contexts.has(name)) throw unknownContext(name, contexts.keys())
    document.setIn(['current'], name)
  })
  const text = name === undefined ? 'no context is in use\n' : `context '${name}' is in use\n`
  return printed(io, options, { current: name ?? null }, () => text)
}

/** `millrace context ls` */
export async function listContexts(io: CliIo, options: FormatOption): Promise<ExitCode> {
  const { contexts, current } = await readContextFile(contextFilePath(io.env))
  const rows = [...contexts].map(([name, { brokers }]) => ({ name, brokers, current: name === current }))
  return printed(io, options, rows, () =>
    table(
      ['CONTEXT', 'BROKERS', 'IN USE'],
      rows.map((row) => [row.name, row.brokers.join(','), row.current ? 'yes' : '']),
    ),
  )
}

/** `millrace context rm` */
export async function removeContexts(io: CliIo, names: readonly string[], options: FormatOption): Promise<ExitCode> {
  let wasCurrent = false
  await changeContexts(contextFilePath(io.env), ({ document, contexts, current }) => {
    for (const name of names) if (!contexts.has(name)) throw unknownContext(name, contexts.keys())
    for (const name of names) document.deleteIn(['contexts', name])
    wasCurrent = current !== undefined && names.includes(current)
    if (wasCurrent) document.deleteIn(['current'])
  })
  return printed(
    io,
    options,
    names.map((name) => ({ name, removed: true })),
    () =>
      names.map((name) => `removed context '${name}'\n`).join('') +
      (wasCurrent ? 'no context is in use any more\n' : ''),
  )
}

/** `millrace context show`: one context, or where commands look for brokers now, and who says so. */
export async function showContext(io: CliIo, name: string | undefined, options: FormatOption): Promise<ExitCode> {
  const file = contextFilePath(io.env)
  const found = await resolveBrokers(name === undefined ? io : { env: onlyPlace(io.env) }, { context: name })
  const shown = { context: found.context ?? null, brokers: found.brokers, from: found.from, file }
  return printed(io, options, shown, () => {
    const from = {
      flag: 'the command line',
      environment: 'the environment variable MILLRACE_BROKERS',
      context: `context '${found.context}'`,
      default: 'nobody: this is the default',
    }[found.from]
    return `brokers  ${found.brokers.join(', ')}\nfrom     ${from}\nfile     ${file}\n`
  })
}

/** Without what would decide before the context that was named. */
function onlyPlace(env: CliIo['env']): CliIo['env'] {
  return { XDG_CONFIG_HOME: env['XDG_CONFIG_HOME'], HOME: env['HOME'] }
}

async function printed(...result: Parameters<typeof print>): Promise<ExitCode> {
  await print(...result)
  return exitCodes.ok
}
