import { isDeepStrictEqual } from 'node:util'
import { isStreamError } from '@millrace/base'

/** Objects that a decoded value may have besides one for each byte it came from: the outermost, and wrappers of what was decoded. */
const objectsBeyondBytes = 16

/** Codes with which a decoder may refuse bytes: malformed, or of a version or kind that is not known. */
const refusals = ['CORRUPT_MESSAGE', 'UNSUPPORTED']

/**
 * What a decoder made of some bytes: undefined if it did as it must, otherwise what was wrong. It must refuse them with one of our errors, or
 * give a value that is no larger than they allow, whose bytes are views of theirs, and that comes out the same when it is encoded and decoded.
 */
export function faultOf(subject, bytes) {
  let value
  try {
    value = subject.decode(bytes)
  } catch (error) {
    return refusals.some((code) => isStreamError(error, code)) ? undefined : `decode threw ${describe(error)}`
  }
  if (value === undefined) return undefined
  return faultOfSize(value, bytes) ?? faultOfRoundTrip(subject, value)
}

const describe = (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

function faultOfSize(value, bytes) {
  const objects = new Set()
  let faultOfView
  const visit = (inner) => {
    if (inner === null || typeof inner !== 'object' || objects.has(inner)) return
    // Defaults are shared by all that is decoded: they take no room.
    if (Object.isFrozen(inner) && !ArrayBuffer.isView(inner)) return
    objects.add(inner)
    if (ArrayBuffer.isView(inner)) {
      if (inner.byteLength > bytes.length) faultOfView = `${inner.byteLength} bytes out of ${bytes.length}`
      return
    }
    for (const child of Object.values(inner)) visit(child)
  }
  visit(value)
  if (faultOfView !== undefined) return faultOfView
  const most = bytes.length + objectsBeyondBytes
  return objects.size > most ? `${objects.size} objects out of ${bytes.length} bytes` : undefined
}

function faultOfRoundTrip(subject, value) {
  try {
    const encoded = subject.encode(value)
    const again = subject.decode(encoded)
    if (!isDeepStrictEqual(inOrder(again), inOrder(value))) return 'decode(encode(x)) is not x'
    if (!subject.encode(again).equals(encoded)) return 'encode(decode(encode(x))) is not encode(x)'
    return undefined
  } catch (error) {
    // A string that is no UTF-8 gets longer as its bytes are replaced.
    if (isStreamError(error, 'MESSAGE_TOO_LARGE')) return undefined
    return `what was decoded can't be encoded and decoded: ${describe(error)}`
  }
}

/** Tagged fields that are not known are written in ascending order, whatever order they came in. */
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inOrder(inner)]))
  if (copy.unknownTaggedFields === undefined) return copy
  return { ...copy, unknownTaggedFields: copy.unknownTaggedFields.toSorted((left, right) => left.tag - right.tag) }
}
