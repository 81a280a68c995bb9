import { expect, it } from 'vitest'
import { config, settingsOf } from './config.ts'

const least = { 'mqtt.server.uri': 'tcp://iot.example.org', 'mqtt.topics': 'sensors/#' }
const settings = (given: Record<string, string> = {}) => settingsOf(config.parse({ ...least, ...given }), 'readings')

it('what is not said loses nothing', () => {
  expect(settings()).toMatchObject({
    qos: 1,
    clean: false,
    clientId: 'millrace-readings',
    protocolVersion: 5,
    username: undefined,
    password: undefined,
  })
})

it('a message goes to the topic of the first filter that its topic matches, else to the one for all', () => {
  const { topicOf } = settings({ 'kafka.topic': 'rest', 'kafka.topic.mapping': 'sensors/+/t=heat, sensors/#=sensors' })
  expect(['sensors/1/t', 'sensors/1/h', 'doors/1'].map(topicOf)).toEqual(['heat', 'sensors', 'rest'])
})

it.each([
  [{ 'mqtt.password': 'hidden' }, 'mqtt.password needs mqtt.username'],
  [{ 'mqtt.ssl.cert.file': 'a.pem' }, 'mqtt.ssl.cert.file and mqtt.ssl.key.file go together'],
  [{ 'kafka.topic.mapping': 'sensors/#=' }, 'An entry has no topic'],
  [{ 'kafka.topic.mapping': 'sensors/#' }, 'The filter of an entry is none'],
  [{ 'kafka.topic.mapping': 'a#=b' }, 'The filter of an entry is none'],
  [{ 'mqtt.topics': 'a/#/b' }, 'mqtt.topics'],
  [{ 'mqtt.qos': '2' }, 'mqtt.qos'],
])('%j is refused', (given, why) => {
  expect(() => settings(given)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(why) }),
  )
  expect(() => settings(given)).not.toThrow(expect.objectContaining({ message: expect.stringContaining('hidden') }))
})
