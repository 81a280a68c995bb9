import type { CliIo } from '../io.ts'
import { type DevKey, listenToKeys } from './keys.ts'
import type { Playground } from './playground.ts'
import { copyToClipboard, snippet } from './snippet.ts'

export interface DevKeysOptions {
  readonly brokers: readonly string[]
  readonly playground: Playground
  readonly tell: (text: string) => Promise<void>
  readonly quit: () => void
}

/** What the banner says of the keys; each of them does something. */
export const devKeysHelp: readonly (readonly [key: string, help: string])[] = [
  ['p', 'produce a sample'],
  ['t', 'tail all topics'],
  ['c', 'copy a snippet of TypeScript'],
  ['q', 'quit'],
]

/** Listens to the keys of `dev`, where a person types; gives the terminal back when it is disposed of. */
export function listenToDevKeys(io: CliIo, options: DevKeysOptions): Disposable | undefined {
  const { brokers, playground, tell, quit } = options
  const keys: DevKey[] = [
    { key: 'p', press: () => void playground.produce() },
    { key: 't', press: () => void playground.toggleTail() },
    {
      key: 'c',
      press: () => {
        const text = snippet(brokers)
        void tell(`\n${text}\n${copyToClipboard(text)}  Copied, if the terminal allows it.\n`)
      },
    },
    { key: 'q', press: quit },
  ]
  return listenToKeys(io, keys)
}
