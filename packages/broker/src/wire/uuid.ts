import { present, StreamError, uuidFromText, uuidToText } from '@millrace/base'

/** The 16 bytes of an id's text. */
export function uuidBytes(text: string): Uint8Array {
  return present(uuidFromText(text), 'an id is a UUID')
}

/** The text of an id that came over the wire. Throws INVALID_REQUEST if it has not 16 bytes. */
export function uuidOfBytes(bytes: Uint8Array, what: string): string {
  if (bytes.length === 16) return uuidToText(bytes)
  throw new StreamError('INVALID_REQUEST', `${what} has ${bytes.length} bytes, an id has 16`)
}
