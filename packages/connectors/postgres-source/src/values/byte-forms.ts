import { type ConnectValue, dataError, Schema } from '@millrace/connect'
import type { BinaryMode } from '../settings.ts'
import { named, type ValueForm } from './value-form.ts'

/** What bytes are; `bytesOf` has them of the server's text. */
export function bytesForm(mode: BinaryMode, bytesOf: (text: string) => Buffer, unavailable: string): ValueForm {
  const instead = Buffer.from(unavailable, 'utf8')
  if (mode === 'bytes') {
    return { schema: Schema.bytes, toValue: bytesOf, fallback: Buffer.alloc(0), unavailable: instead }
  }
  const encoding = ({ base64: 'base64', 'base64-url-safe': 'base64url', hex: 'hex' } as const)[mode]
  return {
    schema: Schema.string,
    toValue: (text) => bytesOf(text).toString(encoding),
    fallback: '',
    unavailable: instead.toString(encoding),
  }
}

/** The bytes that `\x0102ff` says. Throws INVALID_DATA. */
export function bytesOfHex(text: string): Buffer {
  if (!text.startsWith(String.raw`\x`) || text.length % 2 !== 0) throw dataError('a text is no bytea')
  const bytes = Buffer.from(text.slice(2), 'hex')
  if (bytes.length !== (text.length - 2) / 2) throw dataError('a text is no bytea')
  return bytes
}

/** What `bit` and `varbit` are: a boolean if it is one alone, else bytes, the lowest first, no more than are needed. */
export function bitsForm(name: string, modifier: number, unavailable: string): ValueForm {
  if (name === 'bit' && modifier === 1)
    return { schema: Schema.boolean, toValue: (text) => text === '1', fallback: false }
  const parameters = { length: String(modifier < 0 ? 2_147_483_647 : modifier) }
  return {
    schema: (options) => named(Schema.bytes, 'io.debezium.data.Bits', { ...options, parameters }),
    toValue(text): ConnectValue {
      if (!/^[01]*$/.test(text)) throw dataError('a text is no bits')
      const first = text.indexOf('1')
      if (first === -1) return Buffer.alloc(0)
      const digits = text.slice(first)
      const padded = digits.padStart(Math.ceil(digits.length / 8) * 8, '0')
      const bytes = Buffer.from((padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
      return bytes.reverse()
    },
    fallback: Buffer.alloc(0),
    unavailable: Buffer.from(unavailable, 'utf8'),
  }
}
