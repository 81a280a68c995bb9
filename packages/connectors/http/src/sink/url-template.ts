import { dataError, type SinkRecord, toText } from '@millrace/connect'
import { hostOf } from '../client/allowed-hosts.ts'

const slot = /\$\{([^{}]*)\}/g
const parts = ['topic', 'partition', 'offset', 'key'] as const
type Part = (typeof parts)[number]

function isPart(name: string): name is Part {
  return parts.some((part) => part === name)
}

function textOf(record: SinkRecord, part: Part): string {
  const { topic, key, original } = record
  switch (part) {
    case 'topic':
      return topic
    case 'partition':
      return String(original.partition)
    case 'offset':
      return String(original.offset)
    case 'key':
      if (key.value === null) throw dataError('it has no key, and the URL is made from keys')
      return toText(key.schema, key.value)
  }
}

/** A URL with places for parts of records. */
export class UrlTemplate {
  readonly #text: string
  readonly #constant: URL | undefined
  /** The host and port, if no record has a say in them. */
  readonly fixedHost: string | undefined
  /** Whether records of other keys have other URLs. */
  readonly hasKey: boolean

  /** Throws an Error that says what is wrong. */
  constructor(text: string) {
    const names = [...text.matchAll(slot)].map(([, name = '']) => name)
    const unknown = names.find((name) => !isPart(name))
    if (unknown !== undefined) throw new Error(`there is no '${unknown}' for a URL: there are ${parts.join(', ')}`)
    const [one, other] = ['a', 'b'].map((value) => new URL(text.replaceAll(slot, value)))
    if (one === undefined || other === undefined || !['http:', 'https:'].includes(one.protocol)) {
      throw new Error('it is no http or https URL')
    }
    if (one.username !== '' || one.password !== '') throw new Error('it holds a user: use auth.type=BASIC')
    this.#text = text
    this.#constant = names.length === 0 ? one : undefined
    this.fixedHost = one.host === other.host ? hostOf(one) : undefined
    this.hasKey = names.includes('key')
  }

  /** The URL for a record. Throws INVALID_DATA if it would be another one than the template says: a key such as `..`. */
  of(record: SinkRecord): URL {
    if (this.#constant !== undefined) return this.#constant
    const text = this.#text.replaceAll(slot, (_, name: string) => {
      // The names were checked when this was made.
      const value = textOf(record, name as Part)
      if (value === '' || /^\.{1,2}$/.test(value))
        throw dataError('its key is empty or dots, which no URL can be made from')
      return encoded(value)
    })
    if (!URL.canParse(text)) throw dataError('no URL can be made from it')
    return new URL(text)
  }
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch (error) {
    throw dataError('its key is no text that can be encoded', { cause: error })
  }
}
