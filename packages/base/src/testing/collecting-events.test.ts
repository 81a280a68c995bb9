import { expect, test } from 'vitest'
import { noEvents } from '../ports/events.ts'
import { CollectingEvents } from './collecting-events.ts'

test('keeps what is published where a test listens, and says who listens', () => {
  const events = new CollectingEvents().listen('heard')
  const heard = events.channel<{ n: number }>('heard')
  expect(events.channel('heard')).toBe(heard)
  expect(heard.hasSubscribers).toBe(true)
  expect(events.channel('other').hasSubscribers).toBe(false)
  heard.publish({ n: 1 })
  expect(events.of('heard')).toEqual([{ n: 1 }])
  expect(events.channels).toEqual(['heard', 'other'])
})

test('events that nobody can listen to say so', () => {
  const channel = noEvents.channel('any')
  expect(channel.hasSubscribers).toBe(false)
  channel.publish({})
  expect(channel.hasSubscribers).toBe(false)
})
