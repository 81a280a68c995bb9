import { type KeyValueStore, newRecord, type ProcessorContext, type ProcessorSupplier } from '@millrace/streams'
import type { Reading } from './topology.ts'

const hourMs = 3_600_000
/** So long a sensor may say nothing. */
const silenceMs = 3 * hourMs

/** A sensor has fallen silent, or is back. */
export interface Gap {
  readonly state: 'heard' | 'silent' | 'back'
  /** Its last reading before. */
  readonly sinceMs: number
  /** Of one that is back: its first reading again. */
  readonly untilMs?: number
}

/** The store in which sensors stand with their last reading, and whether they are known to be silent. */
export const lastReadings = 'last-readings'

/** Each hour, by the time of the readings, looks for sensors that said nothing for three hours; tells of each once, and when it is back. */
export const watchGaps: ProcessorSupplier<string, Reading, string, Gap> = () => {
  let last: KeyValueStore<string, Gap>
  let context: ProcessorContext<string, Gap>
  return {
    init(given) {
      context = given
      last = context.store(lastReadings)
      context.schedule(hourMs, 'stream-time', (nowMs) => {
        for (const [sensor, { state, sinceMs }] of [...last.all()]) {
          if (state === 'silent' || nowMs - sinceMs <= silenceMs) continue
          const gap: Gap = { state: 'silent', sinceMs }
          last.put(sensor, gap)
          context.forward(newRecord(sensor, gap, nowMs))
        }
      })
    },
    process({ key: sensor, timestamp }) {
      const before = last.get(sensor)
      last.put(sensor, { state: 'heard', sinceMs: timestamp })
      if (before?.state !== 'silent') return
      const gap: Gap = { state: 'back', sinceMs: before.sinceMs, untilMs: timestamp }
      context.forward(newRecord(sensor, gap, timestamp))
    },
  }
}
