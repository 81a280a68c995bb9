import { StreamError } from '@millrace/base'
import type { BrokerSettings, ConfigTexts } from '@millrace/metadata'

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

/** Where to listen: by `listeners` as Kafka has it, or by `listener.host` and `listener.port`. Throws INVALID_CONFIG if both say it. */
export function listenAddress(settings: BrokerSettings, texts: ConfigTexts): ListenAddress {
  const { listeners, listenerHost, listenerPort } = settings
  if (listeners === null) return { host: listenerHost, port: listenerPort }
  refuseBoth('listeners', ['listener.host', 'listener.port'], texts)
  const { host, port } = parseListener('listeners', listeners)
  // As in Kafka, no host is every interface.
  return { host: host === '' ? '0.0.0.0' : host, port }
}

/** Where clients are told to connect to, if it is said. Throws INVALID_CONFIG if it is said in two ways. */
export function advertisedAddress(settings: BrokerSettings, texts: ConfigTexts): Partial<ListenAddress> {
  const { advertisedListeners, advertisedHost, advertisedPort } = settings
  if (advertisedListeners === null) {
    return {
      ...(advertisedHost === null ? {} : { host: advertisedHost }),
      ...(advertisedPort === null ? {} : { port: advertisedPort }),
    }
  }
  refuseBoth('advertised.listeners', ['advertised.host', 'advertised.port'], texts)
  const { host, port } = parseListener('advertised.listeners', advertisedListeners)
  if (host === '') throw invalid('advertised.listeners', advertisedListeners, 'and name a host')
  return { host, port }
}

const listenerForm =
  /^(?<name>[A-Za-z0-9_]+):\/\/(?:\[(?<ipv6>[0-9A-Fa-f:.]+)\]|(?<host>[A-Za-z0-9._-]*)):(?<port>\d{1,5})$/
const secured = /^(SSL|SASL_)/i

function parseListener(key: string, value: string): ListenAddress {
  if (value.includes(',')) throw invalid(key, value, 'and no more than one: this broker has one listener')
  const { name = '', ipv6, host = '', port = '' } = listenerForm.exec(value.trim())?.groups ?? {}
  if (port === '' || Number(port) > 65_535) throw invalid(key, value)
  if (secured.test(name)) throw invalid(key, value, 'and not secured: this broker has no authentication or encryption')
  return { host: ipv6 ?? host, port: Number(port) }
}

function refuseBoth(key: string, others: readonly string[], texts: ConfigTexts): void {
  const other = others.find((each) => Object.hasOwn(texts, each))
  if (other === undefined) return
  throw new StreamError('INVALID_CONFIG', `${key} and ${other} say the same: give one of them`, { context: { key } })
}

function invalid(key: string, value: string, more = ''): StreamError {
  const text = `${key} is '${value}' but must be like PLAINTEXT://127.0.0.1:9094${more === '' ? '' : `, ${more}`}`
  return new StreamError('INVALID_CONFIG', text, { context: { key } })
}
