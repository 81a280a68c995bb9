import { checkKnown, StreamError } from '@millrace/base'
import { runOptionNames } from '../runtime/option-names.ts'
import { topicNameProblem } from '../topology/topic-name.ts'
import { checkOneOf } from './check-options.ts'

/** What {@link checkApplication} looks at. */
export interface CheckedOptions {
  readonly id: string
  readonly stores: string
  readonly optimize: string
  /** All others, by name. */
  readonly rest: object
}

const ofRunsAlone = ['signal', 'threads', 'module']
const names = [
  ...runOptionNames.filter((name) => !ofRunsAlone.includes(name)),
  'id',
  'key',
  'value',
  'stores',
  'optimize',
  'timestampExtractor',
]

/** Throws INVALID_CONFIG for options of `streams()` that make no sense. */
export function checkApplication({ id, stores, optimize, rest }: CheckedOptions): void {
  checkKnown('streams()', rest, names)
  if (id === '') throw new StreamError('INVALID_CONFIG', 'streams() has an empty id: name the application')
  const problem = topicNameProblem(id)
  if (problem !== undefined) {
    throw new StreamError(
      'INVALID_CONFIG',
      `the id '${id}' can't be an application's, which stands in front of its topics' names: ${problem}`,
    )
  }
  checkOneOf('stores of streams()', stores, ['persistent', 'memory'])
  checkOneOf('optimize of streams()', optimize, ['none', 'all'])
}
