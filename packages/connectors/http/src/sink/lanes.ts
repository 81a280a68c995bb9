import { toText } from '@millrace/connect'
import type { Sending } from './planned-request.ts'
import type { HttpSinkConfig } from './sink-config.ts'

/** What is sent one after the other, lane by lane: all of it, or what has one key. Lanes have nothing to do with each other. */
export function lanesOf(sendings: readonly Sending[], config: HttpSinkConfig): readonly (readonly Sending[])[] {
  if (sendings.length === 0) return []
  if (config['order.by'] === 'partition') return [sendings]
  const count = config['max.in.flight.requests']
  const lanes = Array.from({ length: count }, (): Sending[] => [])
  for (const sending of sendings) {
    const { key, value } = { key: sending.record.key.schema, value: sending.record.key.value }
    // Those without a key are spread by their offsets.
    const lane = value === null ? sending.record.offset % count : hash(toText(key, value)) % count
    lanes[lane]?.push(sending)
  }
  return lanes.filter((lane) => lane.length > 0)
}

/** FNV-1a over UTF-16: the same for the same key, which is all that is asked of it. */
function hash(text: string): number {
  let sum = 0x811c_9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x0100_0193) >>> 0
  return sum
}
