import { checkKnown, optionNames, StreamError } from '@millrace/base'
import type { AggregateSettings } from './aggregates/kept.ts'
import type { StreamJoinOptions } from './operators/joins/join-options.ts'
import type { GlobalTableOptions, SourceOptions, TableOptions } from './streams.ts'

type Any = unknown

const ofSources = { name: true, timestampExtractor: true, offsetReset: true } as const
const known = {
  stream: optionNames<SourceOptions<Any, Any>>(ofSources),
  table: optionNames<TableOptions<Any, Any>>({
    ...ofSources,
    store: true,
    kind: true,
    cached: true,
    logged: true,
    historyRetention: true,
  }),
  globalTable: optionNames<GlobalTableOptions<Any, Any>>({
    name: true,
    timestampExtractor: true,
    store: true,
    kind: true,
  }),
  aggregate: [
    ...optionNames<AggregateSettings>({
      name: true,
      store: true,
      kind: true,
      key: true,
      value: true,
      cached: true,
      logged: true,
      retention: true,
    }),
    'merge',
    'subtract',
  ],
  windowedBy: ['late'],
  join: optionNames<StreamJoinOptions<Any, Any, Any>>({
    within: true,
    before: true,
    after: true,
    grace: true,
    name: true,
    store: true,
    kind: true,
    logged: true,
    key: true,
    left: true,
    right: true,
  }),
} as const

/**
 * Throws INVALID_CONFIG for an option that `what` does not have: TypeScript finds most of them, but an option that nobody reads would change
 * nothing, and nobody would notice.
 */
export function checkOptions(kind: keyof typeof known, options: object, what = `${kind}()`): void {
  checkKnown(what, options, known[kind])
}

/** Throws INVALID_CONFIG for a value that is none of those. */
export function checkOneOf(what: string, value: string | undefined, values: readonly string[]): void {
  if (value === undefined || values.includes(value)) return
  throw new StreamError('INVALID_CONFIG', `${what} is ${values.join(' or ')}, not ${value}`)
}
