import { describe, expect, it } from 'vitest'
import { StatusLog, statusKey, statusText, taskSubject, topicKey, topicText } from './status-log.ts'

const status = { state: 'FAILED', trace: 'Error', workerId: '127.0.0.1:8083', generation: 3, version: '1.0.0' }

describe('the records of states', () => {
  it('are Kafka Connect’s', () => {
    expect(statusKey(taskSubject('orders', 0))).toBe('status-task-orders-0')
    expect(statusKey({ kind: 'connector', id: 'orders' })).toBe('status-connector-orders')
    expect(JSON.parse(statusText(status))).toEqual({
      ...{ state: 'FAILED', trace: 'Error', worker_id: '127.0.0.1:8083' },
      ...{ generation: 3, version: '1.0.0' },
    })
    expect(topicKey('orders', 'in')).toBe('status-topic-in:connector-orders')
    expect(JSON.parse(topicText('orders', 1, 'in', 5))).toEqual({
      topic: { name: 'in', connector: 'orders', task: 1, discoverTimestamp: 5 },
    })
  })

  it('say how everything does, until they are taken back', () => {
    const log = new StatusLog()
    const subject = taskSubject('orders', 0)
    log.apply({ key: statusKey(subject), value: statusText(status) })
    expect(log.get(subject)).toEqual(status)
    expect(log.tasksOf('orders')).toEqual([0])
    expect(log.tasksOf('order')).toEqual([])
    log.apply({ key: statusKey(subject), value: null })
    expect(log.get(subject)).toBeUndefined()
    log.apply({ key: topicKey('orders', 'in'), value: topicText('orders', 0, 'in', 5) })
    expect([log.hasTopic('orders', 'in'), log.topics('orders')]).toEqual([true, ['in']])
    log.apply({ key: topicKey('orders', 'in'), value: null })
    expect(log.topics('orders')).toEqual([])
  })

  it('say that a task makes no progress, beside what Kafka Connect writes', () => {
    const log = new StatusLog()
    const subject = taskSubject('orders', 0)
    const stuck = { ...status, stall: { sinceMs: 1000, reason: 'records wait to be written' } }
    log.apply({ key: statusKey(subject), value: statusText(stuck) })
    expect(log.get(subject)).toEqual(stuck)
    log.apply({ key: statusKey(subject), value: statusText(status) })
    expect(log.get(subject)).toEqual(status)
  })

  it('that can not be understood change nothing', () => {
    const log = new StatusLog()
    const key = statusKey({ kind: 'connector', id: 'orders' })
    log.apply({ key, value: statusText(status) })
    expect(() => log.apply({ key, value: '1' })).toThrow(expect.objectContaining({ code: 'INVALID_DATA' }))
    log.apply({ key: 'something else', value: '{' })
    expect(log.get({ kind: 'connector', id: 'orders' })).toEqual(status)
  })
})
