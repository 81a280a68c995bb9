import { expect, it } from 'vitest'
import { parseServerUri } from './server-uri.ts'

it.each([
  ['tcp://iot.example.org', { host: 'iot.example.org', port: 1883, tls: false }],
  ['mqtt://iot.example.org:1884/', { host: 'iot.example.org', port: 1884, tls: false }],
  ['ssl://iot.example.org', { host: 'iot.example.org', port: 8883, tls: true }],
  ['mqtts://[::1]:8884', { host: '::1', port: 8884, tls: true }],
])('%s says where the broker is', (text, address) => {
  expect(parseServerUri(text)).toEqual(address)
})

it.each([
  ['tcp://a:1883,tcp://b:1883', 'names several brokers'],
  ['http://iot.example.org', 'is to be tcp://HOST:PORT'],
  ['iot.example.org', 'is to be tcp://HOST:PORT'],
  ['tcp://iot.example.org:99999', 'is to be tcp://HOST:PORT'],
  ['tcp://iot.example.org/path', 'has a path'],
  ['tcp://user:hidden@iot.example.org', 'names a user'],
])('%s is refused, and not repeated', (text, why) => {
  const refusal = expect.objectContaining({
    code: 'INVALID_CONFIG',
    message: expect.stringMatching(new RegExp(`^mqtt.server.uri ${why}(?!.*hidden)`)),
  })
  expect(() => parseServerUri(text)).toThrow(refusal)
})
