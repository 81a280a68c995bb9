import { type ConnectValue, dataError, Decimal, Schema, type SchemaOptions, Struct } from '@millrace/connect'
import type { DecimalMode, ValueModes } from '../settings.ts'
import { plainInt64 } from '../wal/lsn.ts'
import type { ValueForm } from './value-form.ts'

const whole = /^-?\d{1,20}$/

function numberOf(text: string): number {
  const number = text === '' ? Number.NaN : Number(text)
  if (Number.isNaN(number) && text !== 'NaN') throw dataError('a text is no number')
  return number
}

const integer = (schema: ValueForm['schema']): ValueForm => ({ schema, toValue: numberOf, fallback: 0 })

export const int16Form = integer(Schema.int16)
export const int32Form = integer(Schema.int32)
export const float64Form = integer(Schema.float64)
export const float32Form: ValueForm = {
  schema: Schema.float32,
  toValue: (text) => Math.fround(numberOf(text)),
  fallback: 0,
}
export const int64Form: ValueForm = {
  schema: Schema.int64,
  toValue(text) {
    if (!whole.test(text)) throw dataError('a text is no integer')
    return plainInt64(BigInt(text))
  },
  fallback: 0,
}

/** A decimal that has no scale of its own. */
const variable = (options: SchemaOptions): Schema =>
  Schema.struct(
    { scale: Schema.int32(), value: Schema.bytes() },
    { ...options, name: 'io.debezium.data.VariableScaleDecimal', version: 1, doc: 'Variable scaled decimal' },
  )

function variableForm(optional: boolean): ValueForm {
  const own = variable({ optional })
  const toValue = (text: string): ConnectValue => {
    if (isNoDecimal(text)) return null
    const { scale, unscaled } = Decimal.parse(text)
    return Struct.ofChecked(own, [scale, new Decimal(unscaled, scale).toBytes()])
  }
  return { schema: variable, toValue, fallback: toValue('0') }
}

/** What no decimal can say: NaN, Infinity. */
const isNoDecimal = (text: string): boolean => !/\d/.test(text)

/** Digits, and those behind the point, that `numeric(10, 2)` says. */
function digitsOf(modifier: number): readonly [precision: number, scale: number] {
  const packed = modifier - 4
  // The scale has a sign, in its eleven bits.
  return [packed >> 16, (packed << 21) >> 21]
}

/** What `numeric` is; NaN and infinity are null where it is a decimal. */
export function numericForm(modifier: number, modes: ValueModes, optional: boolean): ValueForm {
  const { decimal: mode, unavailable } = modes
  if (mode === 'double') return float64Form
  if (mode === 'string') return { schema: Schema.string, toValue: (text) => text, fallback: '0', unavailable }
  if (modifier < 4) return variableForm(optional)
  const [precision, scale] = digitsOf(modifier)
  const parameters = { 'connect.decimal.precision': String(precision) }
  return {
    schema: (options) => Schema.decimal(scale, { ...options, parameters }),
    toValue: (text) => (isNoDecimal(text) ? null : Decimal.parse(text).withScale(scale)),
    fallback: new Decimal(0n, scale),
  }
}

/** What `money` is. Its text is that of hundredths, as `lc_monetary=C` has it, whatever they are in the database's own currency. */
export function moneyForm(mode: DecimalMode, digits: number): ValueForm {
  const exact = (text: string): Decimal => {
    const plain = text.replaceAll(/[$,.]/g, '')
    // Some write a sign, some brackets.
    const isNegative = plain.includes('-') || plain.startsWith('(')
    const amount = plain.replaceAll(/[^0-9]/g, '')
    if (amount === '') throw dataError('a text is no amount of money')
    return new Decimal(isNegative ? -BigInt(amount) : BigInt(amount), digits)
  }
  if (mode === 'double') return { schema: Schema.float64, toValue: (text) => exact(text).toNumber(), fallback: 0 }
  if (mode === 'string') return { schema: Schema.string, toValue: (text) => exact(text).toPlainString(), fallback: '0' }
  return { schema: (options) => Schema.decimal(digits, options), toValue: exact, fallback: new Decimal(0n, digits) }
}
