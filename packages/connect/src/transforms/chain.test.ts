import { isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { configSchema, errorCount, option } from '../config/index.ts'
import { type ConnectRecord, sinkRecord, sourceRecord } from '../data/record.ts'
import { Schema } from '../data/schema.ts'
import { definePredicate } from '../predicates/define-predicate.ts'
import { predicates, transforms } from './built-in.ts'
import { chainInfos, transformChain } from './chain.ts'
import { defineTransform } from './define-transform.ts'
import { connectVersion } from '../version.ts'

const record = sourceRecord({
  topic: 'orders',
  value: { schema: null, value: new Map([['id', 7]]) },
  sourcePartition: {},
  sourceOffset: {},
})

/** The option and the message of the INVALID_CONFIG that a config is refused with. */
function refusal(config: Record<string, string>): string {
  try {
    transformChain(config)
  } catch (error) {
    if (isStreamError(error, 'INVALID_CONFIG')) return `${String(error.context['key'])}: ${error.message}`
    throw error
  }
  return 'nothing'
}

const upperCase = defineTransform({
  name: 'UpperCase',
  doc: 'Writes topics in capitals.',
  config: configSchema({ suffix: option.string({ default: '', importance: 'LOW', doc: 'What is put after them.' }) }),
  apply: (given, { suffix }) => ({ ...given, topic: given.topic.toUpperCase() + suffix }),
})

const startsWith = definePredicate({
  name: 'StartsWith',
  doc: 'Whether the topic begins so.',
  config: configSchema({ text: option.string({ importance: 'HIGH', doc: 'How it begins.' }) }),
  prepare:
    ({ text }) =>
    ({ topic }) =>
      topic.startsWith(text),
})

describe('a chain of transforms', () => {
  it('is nothing if the config names none', () => {
    const chain = transformChain({})
    expect(chain.steps).toEqual([])
    expect(chain.apply(record)).toBe(record)
  })

  it('takes transforms and predicates of its own beside those that come with it', () => {
    const plugins = { transforms: transforms.with([upperCase]), predicates: predicates.with([startsWith]) }
    const config = {
      transforms: 'up, hoist',
      'transforms.up.type': 'UpperCase',
      'transforms.up.suffix': '!',
      'transforms.up.predicate': 'ord',
      'transforms.hoist.type': 'HoistField$Value',
      'transforms.hoist.field': 'x',
      'transforms.hoist.predicate': 'ord',
      predicates: 'ord',
      'predicates.ord.type': 'StartsWith',
      'predicates.ord.text': 'ord',
    }
    const chain = transformChain(config, plugins)
    // The second does not see the topic that the predicate is about any more.
    expect(chain.apply(record)).toEqual({ ...record, topic: 'ORDERS!' })
    expect(chain.steps.map(({ alias, transform }) => [alias, transform.name])).toEqual([
      ['up', 'UpperCase'],
      ['hoist', 'HoistField$Value'],
    ])
  })

  it('lets each step be asked by itself, for a preview', () => {
    const chain = transformChain({
      transforms: 'a,b',
      'transforms.a.type': 'org.apache.kafka.connect.transforms.RegexRouter',
      'transforms.a.regex': '.*',
      'transforms.a.replacement': 'x',
      'transforms.b.type': 'Filter',
    })
    const [first, second] = chain.steps
    expect(first?.apply(record)?.topic).toBe('x')
    expect(second?.apply(record)).toBeNull()
    expect(chain.apply(record)).toBeNull()
  })

  it('leaves a record of a sink where it is in the cluster', () => {
    const given = sinkRecord({ topic: 'orders', partition: 3, offset: 9 })
    const chain = transformChain({
      transforms: 'r',
      'transforms.r.type': 'RegexRouter',
      'transforms.r.regex': 'orders',
      'transforms.r.replacement': 'x',
    })
    expect(chain.apply(given)).toEqual({ ...given, topic: 'x' })
  })

  it.each([
    [
      { transforms: 'a' },
      'transforms.a.type: Missing required configuration "transforms.a.type" which has no default value.',
    ],
    [
      { transforms: 'a', 'transforms.a.type': 'RegexRuoter' },
      'transforms.a.type: Invalid value RegexRuoter for configuration transforms.a.type: Class RegexRuoter could not be found. Did you mean RegexRouter?',
    ],
    [
      { transforms: 'a', 'transforms.a.type': 'Cast' },
      'transforms.a.type: Invalid value Cast for configuration transforms.a.type: This class is abstract and cannot be created. Did you mean Cast$Key, Cast$Value?',
    ],
    [
      { transforms: 'a', 'transforms.a.type': 'Filter', 'transforms.a.predicate': 'p' },
      "transforms.a.predicate: transforms.a.predicate is 'p', which is not in predicates",
    ],
    [
      { transforms: 'a', 'transforms.a.type': 'Filter', 'transforms.a.negate': 'true' },
      'transforms.a.negate: transforms.a.negate is true, but transforms.a.predicate names no predicate to negate',
    ],
    [
      { predicates: 'p,p', 'predicates.p.type': 'RecordIsTombstone' },
      'predicates: Invalid value [p, p] for configuration predicates: Duplicate alias provided.',
    ],
    [
      {
        transforms: 'a',
        'transforms.a.type': 'RegexRouter',
        'transforms.a.regex': '.*',
        'transforms.a.replacement': '$1',
      },
      'undefined: No group 1 in the replacement "$1"',
    ],
    [
      { transforms: Array.from({ length: 101 }, (_, at) => at).join() },
      'transforms: transforms has 101 names, and 100 are the most there may be',
    ],
  ])('is refused for %j', (config, message) => {
    expect(refusal(config)).toBe(message)
  })

  it('says which field of which schema is at fault, with the code for bad data', () => {
    const schema = Schema.struct({ id: Schema.int32() }, { name: 'Order' })
    const chain = transformChain({
      transforms: 'e',
      'transforms.e.type': 'ExtractField$Key',
      'transforms.e.field': 'nmae',
    })
    expect(() => chain.apply({ ...record, key: { schema, value: null } })).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA', message: "struct 'Order' has no field 'nmae' to extract" }),
    )
  })
})

describe("what config/validate answers of a connector's transforms", () => {
  const listed = (config: Record<string, string>) =>
    chainInfos(config).map(({ definition: { name, group, order }, value }) => [
      name,
      group,
      order,
      value.value,
      value.errors,
    ])

  it('is each option under the heading of its transform, then those of predicates', () => {
    const config = {
      transforms: 'a',
      'transforms.a.type': 'org.apache.kafka.connect.transforms.RegexRouter',
      'transforms.a.regex': '(.*)',
      'transforms.a.predicate': 'p',
      predicates: 'p',
      'predicates.p.type': 'TopicNameMatches',
      'predicates.p.pattern': 'x.*',
    }
    const missing = 'Missing required configuration "transforms.a.replacement" which has no default value.'
    expect(listed(config)).toEqual([
      ['transforms.a.type', 'Transforms: a', 0, 'org.apache.kafka.connect.transforms.RegexRouter', []],
      ['transforms.a.plugin.version', 'Transforms: a', 1, connectVersion, []],
      ['transforms.a.regex', 'Transforms: a', 2, '(.*)', []],
      ['transforms.a.replacement', 'Transforms: a', 3, null, [missing]],
      ['transforms.a.negate', 'Transforms: a', 4, 'false', []],
      ['transforms.a.predicate', 'Transforms: a', 5, 'p', []],
      ['predicates.p.type', 'Predicates: p', 0, 'TopicNameMatches', []],
      ['predicates.p.plugin.version', 'Predicates: p', 1, connectVersion, []],
      ['predicates.p.pattern', 'Predicates: p', 2, 'x.*', []],
    ])
  })

  it('is three errors where a RegexRouter has neither of its options, as with Kafka Connect', () => {
    expect(errorCount(chainInfos({ transforms: 'a', 'transforms.a.type': 'RegexRouter' }))).toBe(3)
  })

  it('is the type and no version where the type is not known, with what there is', () => {
    for (const config of [{ transforms: 'a' }, { transforms: 'a', 'transforms.a.type': 'no.such.Transform' }]) {
      const infos = chainInfos(config)
      expect(infos.map(({ value }) => value.name)).toEqual(['transforms.a.type', 'transforms.a.plugin.version'])
      expect(errorCount(infos)).toBe(1)
      expect(infos[0]?.value.value).toBeNull()
      expect(infos[0]?.value.recommended_values).toContain('org.apache.kafka.connect.transforms.Cast$Key')
      expect(infos[1]?.value).toMatchObject({ value: null, recommended_values: [], errors: [] })
      expect(infos[0]?.definition.display_name).toBe('Transformation type for a')
    }
  })

  it('has the version of a transform of your own, and refuses one that is not at hand', () => {
    const parts = { doc: 'Nothing.', config: configSchema({}), apply: (same: ConnectRecord) => same }
    const own = transforms.with([
      defineTransform({ name: 'Mine', version: '2.1', ...parts }),
      defineTransform({ name: 'Unversioned', ...parts }),
    ])
    const versions = (config: Record<string, string>) =>
      chainInfos({ transforms: 'a', ...config }, { transforms: own, predicates })
        .filter(({ value }) => value.name.endsWith('.plugin.version'))
        .map(({ value }) => [value.value, value.recommended_values, value.errors])
    expect(versions({ 'transforms.a.type': 'Mine' })).toEqual([['2.1', ['2.1'], []]])
    expect(versions({ 'transforms.a.type': 'Unversioned' })).toEqual([['undefined', ['undefined'], []]])
    const wrong = 'Invalid value 3.0 for configuration transforms.a.plugin.version: There is version 2.1 only.'
    const asked = { 'transforms.a.type': 'Mine', 'transforms.a.plugin.version': '3.0' }
    expect(versions(asked)).toEqual([['3.0', ['2.1'], [wrong]]])
    expect(() => transformChain({ transforms: 'a', ...asked }, { transforms: own, predicates })).toThrow(wrong)
  })

  it('is shown once where a name stands twice', () => {
    expect(listed({ transforms: 'f,f', 'transforms.f.type': 'Filter' })).toHaveLength(4)
  })
})
