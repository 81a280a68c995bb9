import { isStreamError } from '@millrace/base'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  atLeast,
  between,
  type ConfigOf,
  configInfos,
  configSchema,
  configTable,
  errorCount,
  nonEmptyList,
  nonEmptyString,
  notNull,
  option,
  type Password,
  refuseUnknown,
} from './index.ts'

const traits = { importance: 'HIGH', doc: 'What it is.' } as const

/** What `make` throws: its code and message. */
function thrown(make: () => unknown): string {
  try {
    make()
  } catch (error) {
    return isStreamError(error) ? `${error.code}: ${error.message}` : String(error)
  }
  return 'nothing'
}

const schema = configSchema({
  url: option.string(traits),
  user: option.string({ ...traits, default: null }),
  password: option.password({ ...traits, default: null }),
  topics: option.list({ ...traits, default: [], validate: nonEmptyList }),
  'batch.size': option.int({ ...traits, default: 100, validate: between(1, 1000) }),
  'wait.ms': option.long({ ...traits, default: 0 }),
  ratio: option.double({ ...traits, default: 0.5 }),
  port: option.short({ ...traits, default: 80 }),
  mode: option.oneOf(['fast', 'slow'], { ...traits, default: 'fast' }),
  level: option.oneOf(['V1', 'V2'], { ...traits, default: 'V1', ignoreCase: true }),
  strict: option.boolean({ ...traits, default: true }),
  converter: option.className({ ...traits, default: null, known: (name) => name === 'Json' }),
})
const least = { url: 'u', topics: 'a' }

describe('a config schema', () => {
  it('gives each value its type', () => {
    expectTypeOf<ConfigOf<typeof schema.shape>>().toEqualTypeOf<{
      readonly url: string
      readonly user: string | null
      readonly password: Password | null
      readonly topics: readonly string[]
      readonly 'batch.size': number
      readonly 'wait.ms': number
      readonly ratio: number
      readonly port: number
      readonly mode: 'fast' | 'slow'
      readonly level: 'V1' | 'V2'
      readonly strict: boolean
      readonly converter: string | null
    }>()
  })

  it('reads texts as Kafka does: spaces cut off, lists by their commas, booleans in any case', () => {
    expect(
      schema.parse({
        url: ' http://x ',
        topics: ' a , b,c ',
        'batch.size': '+7',
        'wait.ms': '9007199254740991',
        ratio: '1.5e2',
        port: '-1',
        mode: 'slow',
        level: 'v2',
        strict: 'FALSE',
        converter: 'Json',
      }),
    ).toEqual({
      url: 'http://x',
      user: null,
      password: null,
      topics: ['a', 'b', 'c'],
      'batch.size': 7,
      'wait.ms': 9007199254740991,
      ratio: 150,
      port: -1,
      mode: 'slow',
      level: 'V2',
      strict: false,
      converter: 'Json',
    })
  })

  it('takes values that have the type already', () => {
    const parsed = schema.parse({ ...least, topics: ['a,b'], 'batch.size': 5, strict: false, ratio: 2 })
    expect(parsed).toMatchObject({ topics: ['a,b'], 'batch.size': 5, strict: false, ratio: 2 })
  })

  it('keeps entries of a list that are empty, as Kafka does, but none of empty text', () => {
    expect(schema.parse({ ...least, topics: 'a,,b,' }).topics).toEqual(['a', '', 'b', ''])
    expect(thrown(() => schema.parse({ url: 'u', topics: ' ' }))).toBe(
      'INVALID_CONFIG: Invalid value [] for configuration topics: Empty list',
    )
  })

  it.each([
    [{ topics: 'a' }, 'Missing required configuration "url" which has no default value.'],
    [
      { ...least, strict: 'maybe' },
      'Invalid value maybe for configuration strict: Expected value to be either true or false',
    ],
    [{ ...least, 'batch.size': 'two' }, 'Invalid value two for configuration batch.size: Not a number of type INT'],
    [
      { ...least, 'batch.size': '2147483648' },
      'Invalid value 2147483648 for configuration batch.size: Not a number of type INT',
    ],
    [{ ...least, 'batch.size': '1.5' }, 'Invalid value 1.5 for configuration batch.size: Not a number of type INT'],
    [{ ...least, 'batch.size': '0' }, 'Invalid value 0 for configuration batch.size: Value must be at least 1'],
    [
      { ...least, 'batch.size': '1001' },
      'Invalid value 1001 for configuration batch.size: Value must be no more than 1000',
    ],
    [{ ...least, port: '32768' }, 'Invalid value 32768 for configuration port: Not a number of type SHORT'],
    [
      { ...least, 'wait.ms': '9007199254740993' },
      'Invalid value 9007199254740993 for configuration wait.ms: Not a number of type LONG',
    ],
    [{ ...least, ratio: '0x1p3' }, 'Invalid value 0x1p3 for configuration ratio: Not a number of type DOUBLE'],
    [{ ...least, mode: 'FAST' }, 'Invalid value FAST for configuration mode: String must be one of: fast, slow'],
    [
      { ...least, level: 'V3' },
      'Invalid value V3 for configuration level: String must be one of (case insensitive): V1, V2',
    ],
    [
      { ...least, converter: 'no.Such' },
      'Invalid value no.Such for configuration converter: Class no.Such could not be found.',
    ],
    [{ ...least, url: 5 }, 'Invalid value 5 for configuration url: Expected value to be a string'],
    [{ ...least, url: null }, 'Missing required configuration "url" which has no default value.'],
  ])('refuses %j', (raw, message) => {
    expect(thrown(() => schema.parse(raw))).toBe(`INVALID_CONFIG: ${message}`)
  })

  it('names the option with its prefix', () => {
    expect(thrown(() => schema.parse({}, 'transforms.a.'))).toContain('"transforms.a.url"')
    expect(schema.parse({ 'x.url': 'u', 'x.topics': 'a', url: 'other' }, 'x.').url).toBe('u')
  })

  it('shows a secret nowhere', () => {
    const { password } = schema.parse({ ...least, password: ' s3cret ' })
    expect(password?.reveal()).toBe('s3cret')
    expect(`${String(password)} ${JSON.stringify({ password })}`).toBe('[hidden] {"password":"[hidden]"}')
    const infos = configInfos(schema.check({ ...least, password: 's3cret' }))
    expect(JSON.stringify(infos)).not.toContain('s3cret')
    expect(thrown(() => schema.parse({ ...least, password: 12 }))).not.toContain('12')
  })

  it('knows what was meant by a name it does not have', () => {
    const unknown = schema.unknownIn({ 'x.batchsize': '1', 'x.zzz': '', other: '', 'x.url': '' }, 'x.')
    expect(unknown).toEqual([
      { name: 'x.batchsize', meant: 'x.batch.size' },
      { name: 'x.zzz', meant: undefined },
    ])
    expect(thrown(() => refuseUnknown('connector orders', unknown))).toBe(
      "INVALID_CONFIG: connector orders has no option 'x.batchsize': did you mean 'x.batch.size'?",
    )
    expect(thrown(() => refuseUnknown('connector orders', []))).toBe('nothing')
  })
})

describe('what config/validate answers', () => {
  const small = configSchema({
    regex: option.string({ ...traits, validate: notNull }),
    count: option.int({ ...traits, default: 1, validate: atLeast(1), group: 'Common', order: 3, width: 'SHORT' }),
    name: option.string({ ...traits, default: null, validate: nonEmptyString, displayName: 'Its name' }),
    list: option.list({ ...traits, default: [] }),
  })

  it('describes options and what was given, an option that is wrong twice with two errors', () => {
    const infos = configInfos(small.check({ count: 'two', name: '', list: 'a, b' }))
    expect(errorCount(infos)).toBe(5)
    expect(infos.map(({ value }) => value)).toEqual([
      {
        name: 'regex',
        value: null,
        recommended_values: [],
        errors: [
          'Missing required configuration "regex" which has no default value.',
          'Invalid value null for configuration regex: A value is required',
        ],
        visible: true,
      },
      {
        name: 'count',
        value: null,
        recommended_values: [],
        errors: [
          'Invalid value two for configuration count: Not a number of type INT',
          'Invalid value null for configuration count: Value must be non-null',
        ],
        visible: true,
      },
      {
        name: 'name',
        value: '',
        recommended_values: [],
        errors: ['Invalid value  for configuration name: String must be non-empty'],
        visible: true,
      },
      { name: 'list', value: 'a,b', recommended_values: [], errors: [], visible: true },
    ])
    expect(infos.map(({ definition }) => definition).slice(0, 2)).toEqual([
      {
        name: 'regex',
        type: 'STRING',
        required: true,
        default_value: null,
        importance: 'HIGH',
        documentation: 'What it is.',
        group: null,
        width: 'NONE',
        display_name: 'regex',
        dependents: [],
        order: -1,
      },
      {
        name: 'count',
        type: 'INT',
        required: false,
        default_value: '1',
        importance: 'HIGH',
        documentation: 'What it is.',
        group: 'Common',
        width: 'SHORT',
        display_name: 'count',
        dependents: [],
        order: 3,
      },
    ])
  })

  it('puts the options of a transform under its heading, in their order', () => {
    const placement = { prefix: 'transforms.a.', group: 'Transforms: a', order: 2 }
    const infos = configInfos(small.check({ 'transforms.a.regex': 'x' }, 'transforms.a.'), placement)
    expect(infos.map(({ definition: { name, group, order } }) => [name, group, order])).toEqual([
      ['transforms.a.regex', 'Transforms: a', 2],
      ['transforms.a.count', 'Transforms: a', 3],
      ['transforms.a.name', 'Transforms: a', 4],
      ['transforms.a.list', 'Transforms: a', 5],
    ])
    expect(infos[2]?.definition.display_name).toBe('Its name')
  })

  it('asks an option what to offer, given the others', () => {
    const offering = configSchema({
      a: option.string(traits),
      b: option.string({
        ...traits,
        default: null,
        recommend: (_name, config) => ({ values: [`${String(config['a'])}1`], visible: config['a'] === 'x' }),
      }),
    })
    const [, b] = configInfos(offering.check({ a: 'x' }))
    expect(b?.value).toMatchObject({ recommended_values: ['x1'], visible: true })
  })
})

describe('the table for a page of docs', () => {
  it('has a row an option', () => {
    expect(
      configTable(
        configSchema({ a: option.int({ ...traits, default: 3, validate: atLeast(1) }), b: option.list(traits) }),
      ),
    ).toBe(
      [
        '| option | type | default | importance | what it is |',
        '| --- | --- | --- | --- | --- |',
        '| `a` | int | `3` | high | What it is. Allowed: at least 1. |',
        '| `b` | list | required | high | What it is. |',
        '',
      ].join('\n'),
    )
    expect(configTable(configSchema({}))).toBe('It has no options.\n')
  })
})
