import { expect, test } from 'vitest'
import { configOps, resourceName } from './configs.ts'

const topic = { type: 'topic', name: 't' } as const

test('changes are single operations', () => {
  const changes = {
    set: { 'retention.ms': 5, preallocate: true, 'cleanup.policy': 'delete' },
    delete: ['segment.ms'],
    append: { a: 'x,y' },
    subtract: { b: ['x', 'y'] },
  }
  expect(configOps(topic, changes)).toEqual([
    { name: 'retention.ms', op: 'SET', value: '5' },
    { name: 'preallocate', op: 'SET', value: 'true' },
    { name: 'cleanup.policy', op: 'SET', value: 'delete' },
    { name: 'segment.ms', op: 'DELETE', value: '' },
    { name: 'a', op: 'APPEND', value: 'x,y' },
    { name: 'b', op: 'SUBTRACT', value: 'x,y' },
  ])
  expect(configOps(topic, {})).toEqual([])
})

test('a key is changed once', () => {
  expect(() => configOps(topic, { set: { a: 1 }, delete: ['a'] })).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', message: 'the changes of topic t name a more than once' }),
  )
})

test('what configs are of has a name for people', () => {
  expect(resourceName(topic)).toBe('topic t')
  expect(resourceName({ type: 'broker', name: '' })).toBe('all brokers')
  expect(resourceName({ type: 'group', name: 'g' })).toBe('group g')
})

test('a key that stands where `set` should is refused: it would change nothing', () => {
  const changes: Readonly<Record<string, unknown>> = { 'retention.ms': 1 }
  expect(() => configOps(topic, changes)).toThrow(
    expect.objectContaining({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining("the changes of topic t have 'retention.ms'"),
    }),
  )
})
