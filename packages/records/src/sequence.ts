/** The sequence number `count` behind `baseSequence`: int32 numbers that wrap from 2^31-1 to 0; -1 (none) stays -1. */
export function sequenceAfter(baseSequence: number, count: number): number {
  return baseSequence < 0 ? -1 : (baseSequence + count) & 0x7fffffff
}
