import { expect, it } from 'vitest'
import { configSchema, option } from '../config/index.ts'
import { toText } from '../data/text.ts'
import { converters, createConverter } from './converters.ts'
import { defineConverter } from './define-converter.ts'

const shouting = defineConverter({
  name: 'org.example.ShoutingConverter',
  version: '1.0.0',
  config: configSchema({ mark: option.string({ default: '!', importance: 'LOW', doc: 'What stands behind.' }) }),
  create: ({ mark }, use) => ({
    fromConnect: (_topic, { schema, value }) => Buffer.from(`${use}:${toText(schema, value).toUpperCase()}${mark}`),
    toConnect: (_topic, bytes) => ({ schema: null, value: bytes === null ? null : Buffer.from(bytes).toString() }),
  }),
})

it('is found by its short names, and configured by its own options', () => {
  const converter = createConverter('Shouting', { mark: '?' }, 'key', [...converters, shouting])
  expect(String(converter.fromConnect('t', { schema: null, value: 'hey' }))).toBe('key:HEY?')
  expect(converter.toConnect('t', Buffer.from('a'))).toEqual({ schema: null, value: 'a' })
})

it('is for keys and values unless it says otherwise, and has the option that Connect sets', () => {
  expect(() => createConverter('Shouting', {}, 'header', [shouting])).toThrow('for key and value only')
  expect(Object.keys(shouting.config.shape)).toEqual(['converter.type', 'mark'])
})
