/** Bytes as a string of one character each: what a Map finds quickly, and `<` orders as unsigned bytes. */
export function keyText(key: Uint8Array): string {
  return key.length <= shortLengthMax ? shortText(key) : latin1Slice.call(key, 0, key.length)
}

/** Keys up to this length are read here: the way to native code and back takes longer. */
const shortLengthMax = 12

function shortText(key: Uint8Array): string {
  const { length } = key
  let text = ''
  let at = 0
  for (; at + 4 <= length; at += 4) {
    text += String.fromCharCode(byteAt(key, at), byteAt(key, at + 1), byteAt(key, at + 2), byteAt(key, at + 3))
  }
  for (; at < length; at += 1) text += String.fromCharCode(byteAt(key, at))
  return text
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number
}

/** The bytes that {@link keyText} was made from. */
export function keyBytes(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

/** Whether `text` is what {@link keyText} makes of a key. */
export function isKeyText(key: Uint8Array, text: string): boolean {
  if (key.length !== text.length) return false
  for (let at = 0; at < text.length; at += 1) if (key[at] !== text.charCodeAt(at)) return false
  return true
}

/** Of Buffer, for any Uint8Array: no view has to be made. */
const latin1Slice = Reflect.get(Buffer.prototype, 'latin1Slice') as (
  this: Uint8Array,
  start: number,
  end: number,
) => string
