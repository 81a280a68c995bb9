import { present } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { ConfigLog } from './config-log.ts'

const config = { 'connector.class': 'X', name: 'orders' }
const put = (log: ConfigLog, key: string, value: object | null) =>
  log.apply({ key, value: value === null ? null : JSON.stringify(value) })

function withConnector(): ConfigLog {
  const log = new ConfigLog()
  put(log, 'connector-orders', { properties: config })
  return log
}

describe('the records of configs', () => {
  it('say which connectors there are, and what they are to do', () => {
    const log = new ConfigLog()
    // As its leader writes them, and as Kafka Connect does.
    expect(put(log, 'target-state-orders', { state: 'PAUSED', 'state.v2': 'STOPPED' })).toBeUndefined()
    expect(put(log, 'connector-orders', { properties: config })).toEqual({ kind: 'config', name: 'orders' })
    expect(log.get('orders')).toMatchObject({ config, target: 'STOPPED', tasks: [] })
    expect(put(log, 'target-state-orders', { state: 'PAUSED' })).toEqual({ kind: 'target', name: 'orders' })
    expect(log.get('orders')?.target).toBe('PAUSED')
    expect(put(log, 'connector-orders', null)).toEqual({ kind: 'removed', name: 'orders' })
    expect(log.names).toEqual([])
  })

  it('have tasks count from their commit on, all at once', () => {
    const log = withConnector()
    const task = (number: number, at: string) =>
      put(log, `task-orders-${number}`, { properties: { at }, key: `k${number}` })
    expect(task(0, 'a')).toBeUndefined()
    task(1, 'b')
    expect(log.taskIds).toEqual([])
    expect(put(log, 'commit-orders', { tasks: 2 })).toEqual({ kind: 'tasks', name: 'orders' })
    expect(log.taskIds).toEqual(['orders-0', 'orders-1'])
    task(0, 'c')
    expect(log.task('orders-0')).toMatchObject({ config: { at: 'a' }, key: 'k0', target: 'STARTED' })
    // Another leader was interrupted, and this one says all of it again.
    expect(put(log, 'commit-orders', { tasks: 2 })).toBeUndefined()
    expect(log.task('orders-0')?.config).toEqual({ at: 'a' })
    task(0, 'd')
    expect(put(log, 'commit-orders', { tasks: 1 })).toBeDefined()
    expect(present(log.get('orders'), 'it').tasks).toEqual([{ config: { at: 'd' }, key: 'k0' }])
    put(log, 'commit-orders', { tasks: 0 })
    expect(log.taskIds).toEqual([])
  })

  it('know tasks that Kafka Connect wrote, and names with dashes', () => {
    const log = new ConfigLog()
    put(log, 'connector-a-1', { properties: config })
    put(log, 'task-a-1-0', { properties: { x: 'y' } })
    put(log, 'commit-a-1', { tasks: 1 })
    expect(log.task('a-1-0')).toMatchObject({ config: { x: 'y' }, key: 'all', target: 'STARTED' })
  })

  it('ask for restarts', () => {
    const log = withConnector()
    const options = { 'include-tasks': true, 'only-failed': false }
    expect(put(log, 'restart-connector-none', options)).toBeUndefined()
    expect(put(log, 'restart-connector-orders', options)).toEqual({
      ...{ kind: 'restart', name: 'orders' },
      ...{ includeTasks: true, onlyFailed: false },
    })
  })

  it.each([
    ['connector-orders', '[]'],
    ['target-state-orders', '1'],
    ['commit-orders', '{"tasks":-1}'],
    ['commit-orders', '{}'],
    ['task-orders-0', 'null'],
    ['tasks-fencing-orders', '7'],
  ])('that can not be understood change nothing: %s %s', (key, value) => {
    const log = withConnector()
    expect(() => log.apply({ key, value })).toThrow(expect.objectContaining({ code: 'INVALID_DATA' }))
    expect(log.get('orders')).toMatchObject({ config, target: 'STARTED', tasks: [] })
  })

  it('say which tasks are to be fenced before those of a generation begin', () => {
    const log = withConnector()
    const commit = (generation: string, count: number, former: number) => {
      for (let number = 0; number < count; number++) put(log, `task-orders-${number}`, { properties: {}, key: 'k' })
      put(log, 'commit-orders', { tasks: count, generation, former })
    }
    const fenced = (generation: string, count: number) =>
      put(log, 'tasks-fencing-orders', { 'task-count': count, generation })
    commit('a', 3, 0)
    expect(log.get('orders')).toMatchObject({ generation: 'a', isFenced: false, former: 0 })
    fenced('a', 3)
    expect(log.get('orders')).toMatchObject({ isFenced: true, former: 3 })
    expect(log.task('orders-2')).toMatchObject({ generation: 'a' })
    commit('b', 1, 3)
    expect(log.get('orders')).toMatchObject({ generation: 'b', isFenced: false, former: 3 })
    // What a leader says that was replaced is about another generation.
    fenced('a', 3)
    expect(log.get('orders')?.isFenced).toBe(false)
    fenced('b', 1)
    expect(log.get('orders')?.isFenced).toBe(true)
    // Whoever has the name next comes after all of them.
    put(log, 'connector-orders', null)
    put(log, 'connector-orders', { properties: config })
    commit('c', 2, 0)
    expect(log.get('orders')).toMatchObject({ isFenced: false, former: 1 })
  })

  it('of other kinds are passed over', () => {
    expect(put(new ConfigLog(), 'session-key', { key: 'x' })).toBeUndefined()
  })
})
