import { configSchema, nonEmptyString, option, type RawConfig } from '../config/index.ts'

/** Whether workers run tasks of sources in transactions (KIP-618), in the words of Kafka Connect's `exactly.once.source.support`. */
export type ExactlyOnceSupport = 'disabled' | 'preparing' | 'enabled'

/** What {@link ExactlyOnceSupport} can be. */
export const exactlyOnceSupports: readonly ExactlyOnceSupport[] = ['disabled', 'preparing', 'enabled']

const exactlyOnce = { group: 'Exactly Once Support', width: 'SHORT', ignoreCase: true } as const

/** The options that every source has besides its own. */
export const sourceOptions = {
  'exactly.once.support': option.oneOf(['requested', 'required'], {
    ...exactlyOnce,
    default: 'requested',
    importance: 'MEDIUM',
    doc: 'With `required` the config is refused unless the connector and the worker can have each record exactly once; with `requested` they do what they can.',
    order: 2,
    displayName: 'Exactly once support',
  }),
  'transaction.boundary': option.oneOf(['poll', 'interval', 'connector'], {
    ...exactlyOnce,
    default: 'poll',
    importance: 'MEDIUM',
    doc: 'Where transactions end, if the worker has them: behind each batch of the connector, after a time, or where the connector says.',
    order: 3,
    displayName: 'Transaction Boundary',
  }),
  'transaction.boundary.interval.ms': option.long({
    group: exactlyOnce.group,
    width: exactlyOnce.width,
    default: null,
    importance: 'LOW',
    doc: 'With transaction.boundary=interval, how long transactions take, in milliseconds; by default as long as offsets are kept after without transactions.',
    validate: (value) => (typeof value === 'number' && value < 1 ? 'Value must be at least 1' : undefined),
    order: 4,
    displayName: 'Transaction boundary interval',
  }),
  'offsets.storage.topic': option.string({
    default: null,
    importance: 'LOW',
    doc: "A topic for this connector's offsets alone; it is made, compacted, if there is none. By default the worker's.",
    validate: nonEmptyString,
    group: 'offsets.topic',
    order: 1,
    width: 'LONG',
    displayName: 'Offsets topic',
  }),
}

/** Of a source's task. */
export const sourceConfig = configSchema(sourceOptions)

/** What of {@link sourceOptions} a config asks for that is not there. */
export interface SourceProblem {
  readonly option: keyof typeof sourceOptions
  readonly message: string
}

/** What a source says of itself, with its config. */
export interface SourceAbilities {
  /** See `SourceDefinition.exactlyOnce`; undefined: it does not say. */
  exactlyOnce(): boolean | undefined
  /** See `SourceDefinition.definesTransactions`. */
  definesTransactions(): boolean
}

const unsaid =
  'the connector does not say whether it can have records exactly once: see its documentation, and say exactly.once.support=requested if it can'

/** What of a config the source or the worker can't do. Throws what the source throws. */
export function sourceProblems(
  raw: RawConfig,
  source: SourceAbilities,
  support: ExactlyOnceSupport,
): readonly SourceProblem[] {
  const problems: SourceProblem[] = []
  const refuse = (name: SourceProblem['option'], message: string): void => void problems.push({ option: name, message })
  const { 'exactly.once.support': wanted, 'transaction.boundary': boundary } = sourceConfig.parse(raw)
  if (wanted === 'required') {
    if (support !== 'enabled') {
      const message = `this worker has exactly.once.source.support=${support}: enable it at all workers, or say requested`
      refuse('exactly.once.support', message)
    }
    const can = source.exactlyOnce()
    if (can === undefined) refuse('exactly.once.support', unsaid)
    else if (!can) {
      refuse('exactly.once.support', 'the connector can not have records exactly once with this config: say requested')
    }
  }
  if (boundary === 'connector' && !source.definesTransactions()) {
    const message = 'the connector does not say where transactions end with this config: take poll or interval'
    refuse('transaction.boundary', message)
  }
  return problems
}
