import { describe, expect, it } from 'vitest'
import { configSchema, option } from '../config/index.ts'
import { defineSource, type SourceDefinition } from '../connectors/define-source.ts'
import { pluginSet } from '../plugins/plugin-set.ts'
import { validateConnector } from '../plugins/validate-connector.ts'
import type { ExactlyOnceSupport } from './source-options.ts'

const config = configSchema({ from: option.string({ importance: 'HIGH', doc: 'Where from.' }) })
type Abilities = Pick<SourceDefinition<typeof config.shape>, 'exactlyOnce' | 'definesTransactions'>

/** The errors of a config by option, where there are some. */
function errorsOf(given: Record<string, string>, abilities: Abilities = {}, support: ExactlyOnceSupport = 'enabled') {
  const source = defineSource({
    ...{ name: 'Lines', version: '1.0.0', doc: 'Reads.', config },
    async *open() {
      yield { records: [] }
    },
    ...abilities,
  })
  const raw = { name: 'lines', 'connector.class': 'Lines', from: 'a file', ...given }
  const { configs } = validateConnector(pluginSet([source]), raw, undefined, { exactlyOnceSources: support })
  return Object.fromEntries(
    configs.flatMap(({ value: { name, errors } }) => (errors.length === 0 ? [] : [[name, errors]])),
  )
}

const required = { 'exactly.once.support': 'required' }
const refused = (option: string, ...texts: readonly string[]) => ({
  [option]: texts.map((text): unknown => expect.stringContaining(text)),
})

describe('a source that is to have records exactly once', () => {
  it('has to be able to, with the config that it has', () => {
    const fromFile: Abilities = { exactlyOnce: ({ from }) => from !== 'standard input' }
    expect(errorsOf(required, fromFile)).toEqual({})
    expect(errorsOf({ ...required, from: 'standard input' }, fromFile)).toEqual(
      refused('exactly.once.support', 'can not have records exactly once with this config'),
    )
    expect(errorsOf(required)).toEqual(refused('exactly.once.support', 'does not say whether it can'))
  })

  it.each(['disabled', 'preparing'] as const)('has to have a worker that does it: %s', (support) => {
    const able = { exactlyOnce: () => true }
    expect(errorsOf(required, able, support)).toEqual(
      refused('exactly.once.support', `this worker has exactly.once.source.support=${support}`),
    )
    expect(errorsOf({}, able, support)).toEqual({})
  })

  it('says where transactions end only if it can', () => {
    const byConnector = { 'transaction.boundary': 'connector' }
    expect(errorsOf(byConnector)).toEqual(refused('transaction.boundary', 'take poll or interval'))
    expect(errorsOf(byConnector, { definesTransactions: () => true })).toEqual({})
  })

  it('may have a time and a topic of its own, which are checked', () => {
    expect(errorsOf({ 'transaction.boundary': 'INTERVAL', 'transaction.boundary.interval.ms': '50' })).toEqual({})
    expect(errorsOf({ 'transaction.boundary.interval.ms': '0', 'offsets.storage.topic': '' })).toEqual({
      ...refused('transaction.boundary.interval.ms', 'at least 1'),
      ...refused('offsets.storage.topic', 'non-empty'),
    })
  })
})
