import { durationText } from '../output/quantities.ts'
import { type Check, fail, ok, warn } from './check.ts'

const name = 'clock'

/** When this was written: no clock that is right says less. */
const writtenMs = Date.UTC(2026, 0, 1)

/** A broker refuses timestamps that are further ahead of its clock: Kafka's default of `message.timestamp.after.max.ms`. */
const aheadMsMax = 3_600_000

/** Whether the clock of this machine can be right at all. */
export function checkOwnClock(nowMs: number): Check {
  const now = new Date(nowMs).toISOString()
  if (nowMs >= writtenMs) return ok(name, now)
  return fail(name, `${now} was before this program was written`, setIt)
}

const setIt = 'set the clock, best by NTP (timedatectl set-ntp true)'

/** What a broker's clock said, and when it was asked by ours. */
export interface ClockReading {
  readonly brokerMs: number
  readonly askedMs: number
  readonly answeredMs: number
}

/** Compares the clocks; what the journey took is no difference. */
export function compareClocks(broker: string, { brokerMs, askedMs, answeredMs }: ClockReading): Check {
  const of = `clock of ${broker}`
  const aheadMs = brokerMs < askedMs ? askedMs - brokerMs : brokerMs > answeredMs ? answeredMs - brokerMs : 0
  const apart = Math.abs(aheadMs)
  if (apart < 1_000) return ok(of, 'agrees with ours')
  const found = `${durationText(apart)} ${aheadMs > 0 ? 'behind' : 'ahead of'} ours`
  if (apart < 60_000) return warn(of, found, `${setIt} on both machines: reading by time and retention go by it`)
  const refused = aheadMs >= aheadMsMax ? ': it refuses our records as being from the future' : ''
  return fail(of, `${found}${refused}`, `${setIt} on both machines`)
}
