import { checkKnown, optionNames } from '@millrace/base'
import type {
  CacheableStoreOptions,
  SessionStoreOptions,
  StoreOptions,
  VersionedStoreOptions,
  WindowStoreOptions,
} from './builders.ts'

type Any = unknown

const ofAll = optionNames<StoreOptions<Any, Any>>({ key: true, value: true, kind: true, logged: true })
const ofCacheable = [
  ...ofAll,
  ...optionNames<Omit<CacheableStoreOptions<Any, Any>, keyof StoreOptions<Any, Any>>>({ cached: true }),
]

type Own<Options> = Omit<Options, keyof CacheableStoreOptions<Any, Any>>

const known = {
  keyValue: ofCacheable,
  window: [
    ...ofCacheable,
    ...optionNames<Own<WindowStoreOptions<Any, Any>>>({
      retentionMs: true,
      windowSizeMs: true,
      indexedByTime: true,
      retainsDuplicates: true,
    }),
  ],
  session: [
    ...ofCacheable,
    ...optionNames<Own<SessionStoreOptions<Any, Any>>>({ retentionMs: true, indexedByTime: true }),
  ],
  versioned: [...ofAll, ...optionNames<Own<VersionedStoreOptions<Any, Any>>>({ historyRetentionMs: true })],
} as const

/** Throws INVALID_CONFIG for an option that a store of that kind does not have: nobody would read it, and nobody would notice. */
export function checkStoreOptions(kind: keyof typeof known, name: string, options: object): void {
  checkKnown(`store ${name}`, options, known[kind])
}
