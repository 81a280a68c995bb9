import { closestName } from '@millrace/base'
import { brokerList } from '../arguments/values.ts'
import { usageError } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { contextFilePath } from './place.ts'

/** Who said where the brokers are. */
export type BrokersSource = 'flag' | 'environment' | 'context' | 'default'

/** Brokers, and who named them. */
export interface FoundBrokers {
  readonly brokers: readonly string[]
  readonly from: BrokersSource
  /** The context's name, if it was one. */
  readonly context?: string
}

/** What the command line said, where it did. */
export interface BrokersAsked {
  readonly brokers?: readonly string[] | undefined
  readonly context?: string | undefined
}

/** Where brokers are looked for unless something else is said. */
export const defaultBrokers = '127.0.0.1:9094'

/**
 * The brokers to speak to: those of the command line (`--brokers` or `--context`), of the environment (MILLRACE_BROKERS, then
 * MILLRACE_CONTEXT), of the current context, or the default. The file of contexts is read only when nothing before it decides.
 */
export async function resolveBrokers(io: Pick<CliIo, 'env'>, asked: BrokersAsked): Promise<FoundBrokers> {
  if (asked.brokers !== undefined && asked.context !== undefined) {
    throw usageError('--brokers and --context exclude each other: each says where the brokers are')
  }
  if (asked.brokers !== undefined) return { brokers: asked.brokers, from: 'flag' }
  if (asked.context !== undefined) return ofContext(io, asked.context, '--context')
  const brokers = io.env['MILLRACE_BROKERS'] ?? ''
  if (brokers !== '') return { brokers: fromEnvironment(brokers), from: 'environment' }
  const context = io.env['MILLRACE_CONTEXT'] ?? ''
  if (context !== '') return ofContext(io, context, 'MILLRACE_CONTEXT')
  return (await currentContext(io)) ?? { brokers: [defaultBrokers], from: 'default' }
}

function fromEnvironment(text: string): string[] {
  try {
    return brokerList(text)
  } catch (error) {
    throw usageError(`MILLRACE_BROKERS: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function ofContext(io: Pick<CliIo, 'env'>, name: string, who: string): Promise<FoundBrokers> {
  const file = await readFile(io)
  const found = file?.contexts.get(name)
  if (found !== undefined) return { brokers: found.brokers, from: 'context', context: name }
  throw unknownContext(name, file?.contexts.keys() ?? [], `${who}: `)
}

async function currentContext(io: Pick<CliIo, 'env'>): Promise<FoundBrokers | undefined> {
  const file = await readFile(io)
  const found = file?.current === undefined ? undefined : file.contexts.get(file.current)
  if (file?.current === undefined || found === undefined) return undefined
  return { brokers: found.brokers, from: 'context', context: file.current }
}

/** Undefined if there is no file; then the YAML parser is not even loaded. */
async function readFile(io: Pick<CliIo, 'env'>): Promise<import('./context-file.ts').ContextFile | undefined> {
  const path = contextFilePath(io.env)
  const { existsSync } = await import('node:fs')
  if (!existsSync(path)) return undefined
  const { readContextFile } = await import('./context-file.ts')
  return readContextFile(path)
}

/** A usage error for a context that there is not. */
export function unknownContext(name: string, known: Iterable<string>, before = ''): Error {
  const meant = closestName(name, known)
  const hint = meant === undefined ? '`millrace context ls` lists what there is' : `did you mean '${meant}'?`
  return usageError(`${before}there is no context '${name}': ${hint}`)
}
