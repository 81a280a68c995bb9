import { StreamError } from '@millrace/base'
import type { BrokerSettings, ConfigTexts } from '@millrace/metadata'

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

/** The listeners of a broker: its own protocol is gRPC, the other one is Kafka's. */
export interface ListenAddresses {
  readonly own: ListenAddress
  /** undefined: there is none. */
  readonly kafka: ListenAddress | undefined
}

/** What clients are told of them, as far as it is said. */
export interface AdvertisedAddresses {
  readonly own: Partial<ListenAddress>
  readonly kafka: Partial<ListenAddress>
}

/** What the listeners are called in `listeners`. */
const listenerNames = { MILLRACE: 'own', PLAINTEXT: 'kafka' } as const
type Which = (typeof listenerNames)[keyof typeof listenerNames]

/** Keys that say the same as `listeners` and `advertised.listeners` do of each. */
const listenKeys = {
  own: ['listener.host', 'listener.port'],
  kafka: ['kafka.listener.host', 'kafka.listener.port'],
} as const
const advertisedKeys = {
  own: ['advertised.host', 'advertised.port'],
  kafka: ['kafka.advertised.host', 'kafka.advertised.port'],
} as const

/** Where to listen: by `listeners` as Kafka has it, or by keys of their own. Throws INVALID_CONFIG if both say it of one of them. */
export function listenAddresses(settings: BrokerSettings, texts: ConfigTexts): ListenAddresses {
  const { listenerHost, listenerPort, kafkaListenerHost, kafkaListenerPort } = settings
  const said = listenersOf('listeners', settings.listeners, listenKeys, texts)
  const kafka = kafkaListenerPort === null ? undefined : { host: kafkaListenerHost, port: kafkaListenerPort }
  return {
    own: anywhere(said.own) ?? { host: listenerHost, port: listenerPort },
    kafka: anywhere(said.kafka) ?? kafka,
  }
}

/** Where clients are told to connect to. Throws INVALID_CONFIG if it is said in two ways. */
export function advertisedAddresses(settings: BrokerSettings, texts: ConfigTexts): AdvertisedAddresses {
  const key = 'advertised.listeners'
  const { advertisedListeners } = settings
  const said = listenersOf(key, advertisedListeners, advertisedKeys, texts)
  for (const address of Object.values(said)) {
    if (address.host === '') throw invalid(key, advertisedListeners ?? '', 'and name a host')
  }
  return {
    own: said.own ?? given(settings.advertisedHost, settings.advertisedPort),
    kafka: said.kafka ?? given(settings.kafkaAdvertisedHost, settings.kafkaAdvertisedPort),
  }
}

function given(host: string | null, port: number | null): Partial<ListenAddress> {
  return { ...(host === null ? {} : { host }), ...(port === null ? {} : { port }) }
}

/** As in Kafka, no host is every interface. */
function anywhere(address: ListenAddress | undefined): ListenAddress | undefined {
  return address?.host === '' ? { ...address, host: '0.0.0.0' } : address
}

function listenersOf(
  key: string,
  value: string | null,
  others: Readonly<Record<Which, readonly string[]>>,
  texts: ConfigTexts,
): { readonly [Each in Which]?: ListenAddress } {
  const found: { [Each in Which]?: ListenAddress } = {}
  for (const text of value === null ? [] : value.split(',')) {
    const { name, address } = parseListener(key, text)
    if (!Object.hasOwn(listenerNames, name)) {
      throw invalid(key, text, 'and its name MILLRACE (gRPC) or PLAINTEXT (the Kafka protocol)')
    }
    const which = listenerNames[name as keyof typeof listenerNames]
    if (found[which] !== undefined) throw invalid(key, value ?? '', `and name ${name} once`)
    const other = others[which].find((each) => Object.hasOwn(texts, each))
    if (other !== undefined) {
      throw new StreamError('INVALID_CONFIG', `${key} and ${other} say the same: give one of them`, {
        context: { key },
      })
    }
    found[which] = address
  }
  return found
}

const listenerForm =
  /^(?<name>[A-Za-z0-9_]+):\/\/(?:\[(?<ipv6>[0-9A-Fa-f:.]+)\]|(?<host>[A-Za-z0-9._-]*)):(?<port>\d{1,5})$/
const secured = /^(SSL|SASL_)/

function parseListener(key: string, text: string): { readonly name: string; readonly address: ListenAddress } {
  const { name: written = '', ipv6, host = '', port = '' } = listenerForm.exec(text.trim())?.groups ?? {}
  if (port === '' || Number(port) > 65_535) throw invalid(key, text)
  const name = written.toUpperCase()
  if (secured.test(name)) throw invalid(key, text, 'and not secured: this broker has no authentication or encryption')
  return { name, address: { host: ipv6 ?? host, port: Number(port) } }
}

function invalid(key: string, value: string, more = ''): StreamError {
  const form = 'MILLRACE://127.0.0.1:9094 or PLAINTEXT://127.0.0.1:9092'
  const text = `${key} is '${value}' but must be like ${form}${more === '' ? '' : `, ${more}`}`
  return new StreamError('INVALID_CONFIG', text, { context: { key } })
}
