/** Bytes as a string of one character each: what a Map finds quickly, and `<` orders as unsigned bytes. */
export function keyText(key: Uint8Array): string {
  return latin1Slice.call(key, 0, key.length)
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
