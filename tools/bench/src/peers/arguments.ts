import { parseArgs } from 'node:util'
import { type PeerScale, quickPeerScale, wholePeerScale } from './scale.ts'

/** What a comparison was told on its command line. */
export interface ComparisonArguments {
  /** Once and with little: shows that every step runs. Writes nothing. */
  readonly isQuick: boolean
  /** Comparisons whose name has this text. */
  readonly only: string
  readonly rounds: number
  readonly scale: PeerScale
}

/** Reads `--quick`, `--rounds N` and `--only TEXT`. */
export function comparisonArguments(args: readonly string[] = process.argv.slice(2)): ComparisonArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  })
  const scale = values.quick ? quickPeerScale : wholePeerScale
  const rounds = values.rounds === undefined ? scale.rounds : Number(values.rounds)
  return { isQuick: values.quick, only: values.only, rounds, scale }
}
