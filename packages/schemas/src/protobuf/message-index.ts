import { schemaError } from '../schema-error.ts'
import type { ProtobufFile, ProtobufMessage } from './model.ts'

/** How deep messages may be defined in each other, as bytes tell. */
const depthMax = 100

/** Which message of a file it is: its place at the top of the file, then its place in that message, and so on. */
export type MessageIndex = readonly number[]

/** The place of a message. Throws INVALID_DATA if the file has none of that name. */
export function messageIndex({ messages }: ProtobufFile, fullName: string): MessageIndex {
  const found = placeIn(messages, fullName)
  if (found !== undefined) return found
  throw schemaError(
    `the schema has no message ${fullName}: there is ${messages.map((each) => each.fullName).join(', ')}`,
  )
}

function placeIn(messages: readonly ProtobufMessage[], fullName: string): MessageIndex | undefined {
  for (const [place, message] of messages.entries()) {
    if (message.fullName === fullName) return [place]
    const inner = placeIn(message.messages, fullName)
    if (inner !== undefined) return [place, ...inner]
  }
  return undefined
}

/** The message at a place; undefined if there is none. */
export function messageAt({ messages }: ProtobufFile, index: MessageIndex): ProtobufMessage | undefined {
  let found: ProtobufMessage | undefined
  let among = messages
  for (const place of index) {
    found = among[place]
    if (found === undefined) return undefined
    among = found.messages
  }
  return found
}

/** How it is written behind the id of a schema: the number of places and each of them as varints in zigzag; the first message of a file is a single 0. */
export function encodeMessageIndex(index: MessageIndex): Buffer {
  if (index.length === 1 && index[0] === 0) return Buffer.of(0)
  const bytes: number[] = []
  for (const number of [index.length, ...index]) {
    let left = number * 2
    for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
    bytes.push(left)
  }
  return Buffer.from(bytes)
}

/** What {@link encodeMessageIndex} wrote at `at`, and where it ends; undefined if it is none. */
export function decodeMessageIndex(
  bytes: Uint8Array,
  at: number,
): { readonly index: MessageIndex; readonly end: number } | undefined {
  let end = at
  const next = (): number | undefined => {
    let zigzag = 0
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      const byte = bytes[end]
      if (byte === undefined) return undefined
      end++
      zigzag += (byte & 127) * scale
      // Places are never below 0, and so always even here.
      if (byte < 128) return zigzag % 2 === 0 ? zigzag / 2 : undefined
    }
    return undefined
  }
  const length = next()
  if (length === undefined || length > depthMax) return undefined
  if (length === 0) return { index: [0], end }
  const index: number[] = []
  for (let each = 0; each < length; each++) {
    const place = next()
    if (place === undefined) return undefined
    index.push(place)
  }
  return { index, end }
}
