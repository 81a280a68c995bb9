/** Bytes as a string of one character each: what a Map finds quickly, and `<` orders as unsigned bytes. */
export function keyText(key: Uint8Array): string {
  return latin1Slice.call(key, 0, key.length)
}

/** The bytes that {@link keyText} was made from. */
export function keyBytes(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

/** Of Buffer, for any Uint8Array: no view has to be made. */
const latin1Slice = Reflect.get(Buffer.prototype, 'latin1Slice') as (
  this: Uint8Array,
  start: number,
  end: number,
) => string
