import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { expect, test } from 'vitest'
import { NodeEvents } from './node-events.ts'

test('whoever subscribes to the name hears what is published, until it does no more', () => {
  const channel = new NodeEvents().channel<{ n: number }>('millrace:test.events')
  const heard: unknown[] = []
  const listen = (event: unknown): void => void heard.push(event)
  expect(channel.hasSubscribers).toBe(false)
  channel.publish({ n: 0 })
  subscribe('millrace:test.events', listen)
  expect(channel.hasSubscribers).toBe(true)
  channel.publish({ n: 1 })
  unsubscribe('millrace:test.events', listen)
  expect(channel.hasSubscribers).toBe(false)
  channel.publish({ n: 2 })
  expect(heard).toEqual([{ n: 1 }])
})

test('a channel is the same one each time', () => {
  const events = new NodeEvents()
  expect(events.channel('millrace:test.same')).toBe(events.channel('millrace:test.same'))
})
