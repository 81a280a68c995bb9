import {
  type ConfigInfo,
  type ConfigKeyInfo,
  connectVersion,
  listPlugins,
  pluginKeys,
  pluginSet,
  validateConnector,
} from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import { describe, expect, test } from 'vitest'
import { restSteps } from './support/rest-steps.ts'

const set = pluginSet([fileStreamSource, fileStreamSink])

/** Options of Kafka Connect that are not there. */
const missing = ['tasks.max.enforce', 'config.action.reload']

/** What has to be the same of an option's description; versions are our own. */
function described({ name, type, required, default_value, importance, group }: ConfigKeyInfo) {
  const version = default_value === '4.1.0' ? connectVersion : default_value
  return { name, type, required, default_value: version, importance, group }
}

/** What has to be the same of an option in an answer about a config: of errors, whether there are any. */
function answered({ definition, value: { name, value, errors, visible } }: ConfigInfo) {
  const version = value === '4.1.0' ? connectVersion : value
  return { ...described(definition), value: [name, version, errors.length > 0, visible] }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1)

describe('config/validate', () => {
  // The body of step 23 is no JSON.
  const recorded = restSteps('rest-validate.jsonl.gz').filter(({ body }) => body !== undefined)

  test('there are 22 recorded configs', () => {
    expect(recorded).toHaveLength(22)
  })

  test.each(recorded.map((one) => [one.step, one] as const))('of step %i is as of Kafka Connect', (_, one) => {
    const asked = decodeURIComponent(one.path.split('/')[2] ?? '')
    if (one.status !== 200) {
      expect(() => validateConnector(set, { ...(one.body as Record<string, string>) }, asked)).toThrow(
        expect.objectContaining({ code: 'INVALID_CONFIG', context: { key: 'connector.class' } }),
      )
      return
    }
    const expected = one.response?.body as ReturnType<typeof validateConnector>
    const actual = validateConnector(set, { ...(one.body as Record<string, string>) }, asked)
    expect([actual.name, actual.error_count]).toEqual([expected.name, expected.error_count])
    expect(actual.groups).toEqual(expect.arrayContaining([...expected.groups]))
    const wanted = expected.configs.filter(({ value }) => !missing.includes(value.name)).map(answered)
    expect(actual.configs.map(answered).toSorted(byName)).toEqual(wanted.toSorted(byName))
  })
})

describe('connector-plugins', () => {
  const recorded = restSteps('rest-basics.jsonl').filter(({ step }) => step >= 6 && step <= 16)

  test('there are 11 recorded requests', () => {
    expect(recorded).toHaveLength(11)
  })

  test.each(recorded.map((one) => [one.step, one] as const))('of step %i is as of Kafka Connect', (_, one) => {
    const [, , name] = one.path.split('/')
    if (name === undefined) {
      const all = listPlugins(set, { connectorsOnly: !one.path.endsWith('=false') })
      const expected = one.response?.body as readonly { readonly class: string; readonly type: string }[]
      expect(expected.length).toBeGreaterThan(1)
      expect(all).toEqual(expect.arrayContaining(expected.map((plugin) => ({ ...plugin, version: connectVersion }))))
      return
    }
    const keys = pluginKeys(set, decodeURIComponent(name))
    if (one.status === 404) expect(keys).toBeUndefined()
    else {
      const recordedKeys = one.response?.body as readonly ConfigKeyInfo[]
      const expected = recordedKeys.filter((key) => !missing.includes(key.name))
      expect(keys?.map(described).toSorted(byName)).toEqual(expected.map(described).toSorted(byName))
    }
  })
})
