import { configError } from '@millrace/connect'

/** Where a broker is. */
export interface BrokerAddress {
  readonly host: string
  readonly port: number
  readonly tls: boolean
}

const key = 'mqtt.server.uri'
const schemes: ReadonlyMap<string, { readonly tls: boolean; readonly port: number }> = new Map([
  ['tcp:', { tls: false, port: 1883 }],
  ['mqtt:', { tls: false, port: 1883 }],
  ['ssl:', { tls: true, port: 8883 }],
  ['tls:', { tls: true, port: 8883 }],
  ['mqtts:', { tls: true, port: 8883 }],
])

// The text itself is in no message: people put passwords there.
const wrong = (why: string): Error => configError(key, `${key} ${why}`)

/** What a URI says: `tcp://host:1883`, or `ssl://host:8883` with TLS. Throws INVALID_CONFIG, which does not repeat it. */
export function parseServerUri(text: string): BrokerAddress {
  if (text.includes(',')) throw wrong('names several brokers: name one, or an address that stands for them')
  let url: URL
  try {
    url = new URL(text)
  } catch {
    // Its error repeats the text.
    throw wrong('is to be tcp://HOST:PORT, or ssl://HOST:PORT')
  }
  const scheme = schemes.get(url.protocol)
  if (scheme === undefined || url.hostname === '') throw wrong('is to be tcp://HOST:PORT, or ssl://HOST:PORT')
  if (url.username !== '' || url.password !== '') {
    throw wrong('names a user: give them as mqtt.username and mqtt.password, which is shown nowhere')
  }
  if (!['', '/'].includes(url.pathname) || url.search !== '') throw wrong('has a path, which MQTT has not')
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? scheme.port : Number(url.port),
    tls: scheme.tls,
  }
}
