import { StreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { SourceTopics } from './source-topics.ts'

it('a topic is made once, and what goes there keeps its order', async () => {
  const made: string[] = []
  const sent: string[] = []
  const topics = new SourceTopics(async (topic) => {
    made.push(topic)
    await Promise.resolve()
  })
  const send = (topic: string, what: string) => topics.whenThere(topic, async () => sent.push(what))
  const first = send('a', 'a1')
  const rest = [send('a', 'a2'), first.then(() => send('a', 'a4')), send('a', 'a3'), send('b', 'b1')]
  await Promise.all(rest)
  expect(made).toEqual(['a', 'b'])
  expect(sent.filter((what) => what.startsWith('a'))).toEqual(['a1', 'a2', 'a3', 'a4'])
})

it('a topic that is there is taken as it is', async () => {
  const topics = new SourceTopics(() => Promise.reject(new StreamError('TOPIC_ALREADY_EXISTS', 'it is there')))
  expect(await topics.whenThere('a', async () => 1)).toBe(1)
})

it('a topic that cannot be made fails what was to go there', async () => {
  const topics = new SourceTopics(() => Promise.reject(new StreamError('INVALID_TOPIC', 'no such name')))
  let isSent = false
  const send = () => topics.whenThere('a/b', async () => (isSent = true))
  await expect(send()).rejects.toThrow('no such name')
  await expect(send()).rejects.toThrow('no such name')
  expect(isSent).toBe(false)
})
