import { type ConnectValue, dataError, Schema } from '@millrace/connect'
import type { ColumnType } from '../schema/table.ts'
import type { TimePrecisionMode } from '../settings.ts'
import { daysSinceEpoch, isNoDay, secondsSinceEpoch, zonedText } from './calendar.ts'
import type { RawDate, RawDateTime, RawTime, RawTimestamp, RawValue } from './raw-value.ts'
import { named, type ValueForm } from './value-form.ts'

const msPerDay = 86_400_000

type Temporal = RawDate | RawDateTime | RawTime | RawTimestamp

/** The value as what its column holds. */
function part<Kind extends Temporal['kind']>(raw: RawValue, kind: Kind): Extract<Temporal, { kind: Kind }> {
  if (raw !== null && typeof raw === 'object' && 'kind' in raw && raw.kind === kind) {
    return raw as Extract<Temporal, { kind: Kind }>
  }
  throw dataError(`a value is no ${kind}`)
}

/** What columns of days and times are in records. */
export function timeForm(type: ColumnType, mode: TimePrecisionMode): ValueForm {
  switch (type.kind) {
    case 'date':
      return mode === 'connect' ? connectDate : date
    case 'time':
      return mode === 'connect' ? connectTime : microTime
    case 'datetime':
      if (mode === 'connect') return connectTimestamp
      return (type.length ?? 0) <= 3 ? timestamp : microTimestamp
    case 'timestamp':
      return zonedTimestamp(type.length ?? 0)
    default:
      return year
  }
}

const date: ValueForm = {
  schema: (options) => named(Schema.int32, 'io.debezium.time.Date', options),
  toValue(raw) {
    const day = part(raw, 'date')
    return isNoDay(day) ? null : daysSinceEpoch(day)
  },
  insteadOfNull: 0,
}

const connectDate: ValueForm = {
  schema: (options) => Schema.date(options),
  toValue(raw) {
    const day = part(raw, 'date')
    return isNoDay(day) ? null : new Date(daysSinceEpoch(day) * msPerDay)
  },
  insteadOfNull: new Date(0),
}

const microTime: ValueForm = {
  schema: (options) => named(Schema.int64, 'io.debezium.time.MicroTime', options),
  toValue: (raw) => part(raw, 'time').micros,
}

/** Connect has times of a day only: what is beyond has none. */
const connectTime: ValueForm = {
  schema: (options) => Schema.time(options),
  toValue(raw) {
    const ms = Math.floor(part(raw, 'time').micros / 1000)
    return ms < 0 || ms >= msPerDay ? null : new Date(ms)
  },
  insteadOfNull: new Date(0),
}

/** Milliseconds since 1970; null for what is no day. */
function millis(raw: RawValue): number | null {
  const at = part(raw, 'datetime')
  return isNoDay(at) ? null : secondsSinceEpoch(at) * 1000 + Math.floor(at.micros / 1000)
}

const timestamp: ValueForm = {
  schema: (options) => named(Schema.int64, 'io.debezium.time.Timestamp', options),
  toValue: millis,
  insteadOfNull: 0,
}

const connectTimestamp: ValueForm = {
  schema: (options) => Schema.timestamp(options),
  toValue(raw) {
    const ms = millis(raw)
    return ms === null ? null : new Date(ms)
  },
  insteadOfNull: new Date(0),
}

const microTimestamp: ValueForm = {
  schema: (options) => named(Schema.int64, 'io.debezium.time.MicroTimestamp', options),
  toValue(raw): ConnectValue {
    const at = part(raw, 'datetime')
    if (isNoDay(at)) return null
    const seconds = secondsSinceEpoch(at)
    const micros = seconds * 1_000_000 + at.micros
    return Number.isSafeInteger(micros) ? micros : BigInt(seconds) * 1_000_000n + BigInt(at.micros)
  },
  insteadOfNull: 0,
}

const zonedTimestamp = (digits: number): ValueForm => ({
  schema: (options) => named(Schema.string, 'io.debezium.time.ZonedTimestamp', options),
  toValue(raw) {
    const { seconds, micros } = part(raw, 'timestamp')
    return zonedText(seconds, micros, digits)
  },
})

const year: ValueForm = {
  schema: (options) => named(Schema.int32, 'io.debezium.time.Year', options),
  toValue: Number,
}
