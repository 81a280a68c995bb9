import { assert, StreamError } from '@millrace/base'
import { configProblemsShownMax, configTextLengthMax } from '../limits.ts'
import { shown } from '../shown.ts'
import { closestName } from './closest-name.ts'
import type { ConfigKey } from './config-key.ts'

/** Configs as text, by Kafka's names. */
export type ConfigTexts = Readonly<Record<string, string>>

/** All keys that one kind of resource has. */
export interface ConfigTable {
  /** What the keys are of, for people. */
  readonly of: 'topic' | 'broker' | 'group'
  readonly keys: Readonly<Record<string, ConfigKey>>
  /** What are no keys of these, but are asked for: those that Kafka once had, those of others; and what to do instead. */
  readonly removed: Readonly<Record<string, string>>
}

/** The key of that name; undefined if there is none. */
export function keyOf({ keys }: ConfigTable, name: string): ConfigKey | undefined {
  return Object.hasOwn(keys, name) ? keys[name] : undefined
}

/** What is wrong with the text given for a key: the name is unknown, the value is none, or the key does not work. */
export function problemWith(table: ConfigTable, name: string, text: string): string | undefined {
  const key = keyOf(table, name)
  if (key === undefined) return unknown(table, name)
  const value = key.sensitive ? '[hidden]' : shown(text)
  if (text.length > configTextLengthMax) {
    return `${name} is '${value}' but must be ${key.expected}, and no longer than ${configTextLengthMax} characters`
  }
  const parsed = key.parse(text)
  if (parsed === undefined) return `${name} is '${value}' but must be ${key.expected}`
  if (key.onlyDefault === undefined || sameValue(parsed.value, valueOf(key, key.default))) return undefined
  const instead = key.default === null ? 'leave it out' : `its only value is '${key.default}'`
  return `${name}=${value} is refused: ${key.onlyDefault}; ${instead}`
}

function unknown({ of, keys, removed }: ConfigTable, name: string): string {
  const why = Object.hasOwn(removed, name) ? removed[name] : undefined
  if (why !== undefined) return `unknown ${of} config '${name}': ${why}`
  const meant = closestName(name, Object.keys(keys))
  return `unknown ${of} config '${shown(name)}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`
}

/** Values are scalars or lists of texts. */
function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** The value of a text that was checked before. */
export function valueOf(key: ConfigKey, text: string | null): unknown {
  if (text === null) return null
  const parsed = key.parse(text)
  assert(parsed !== undefined, `'${text}' was checked before`)
  return parsed.value
}

/** Throws INVALID_CONFIG that names every key with a problem, if there is one: see {@link problemWith}. */
export function checkConfigs(table: ConfigTable, texts: ConfigTexts): void {
  const problems = Object.entries(texts).flatMap(([key, text]) => {
    const problem = problemWith(table, key, text)
    return problem === undefined ? [] : [{ key, problem }]
  })
  refuseIfAny(problems)
}

/** What is wrong with one key. */
export interface ConfigProblem {
  /** The key to change. */
  readonly key: string
  readonly problem: string
}

/** Throws INVALID_CONFIG with the problems, if there are any. */
export function refuseIfAny(problems: readonly ConfigProblem[]): void {
  const [first] = problems
  if (first === undefined) return
  const named = problems
    .slice(0, configProblemsShownMax)
    .map(({ problem }) => problem)
    .join('; ')
  const more = problems.length - configProblemsShownMax
  throw new StreamError('INVALID_CONFIG', more > 0 ? `${named}; and ${more} more` : named, {
    context: { key: shown(first.key) },
  })
}

/** Those of `texts` that the table's keys take; the others with what is wrong: another release may have taken them. */
export function usableConfigs(
  table: ConfigTable,
  texts: ConfigTexts,
): { readonly usable: ConfigTexts; readonly problems: readonly ConfigProblem[] } {
  const usable: Record<string, string> = {}
  const problems: ConfigProblem[] = []
  for (const [key, text] of Object.entries(texts)) {
    const problem = problemWith(table, key, text)
    if (problem === undefined) usable[key] = text
    else problems.push({ key, problem })
  }
  return { usable, problems }
}
