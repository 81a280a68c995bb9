import type { ConnectValue } from '@millrace/connect'
import type { ValueForm } from './value-form.ts'

const call = /^\(?[A-Za-z0-9_."]+\(.*\)/s
const quotedText = /^\(?(E?)'((?:[^']|'')*)'(?:::.*)?$/s
const bits = /^B'([01]*)'(?:::.*)?$/
const plain = /^\(?(-?[0-9][0-9.eE+-]*|true|false)\)?(?:::.*)?$/

/** The text of a constant, as the server writes its expression; undefined for what is computed, and for NULL. */
export function constantText(expression: string): string | undefined {
  const [, escapes, inQuotes] = quotedText.exec(expression) ?? []
  if (inQuotes !== undefined) {
    const text = inQuotes.replaceAll("''", "'")
    return escapes === 'E' ? text.replaceAll('\\\\', '\\') : text
  }
  return (bits.exec(expression) ?? plain.exec(expression))?.[1]
}

/**
 * The default of a schema, by the expression of a column's. What a function computes, such as the next value of a sequence, is told as the
 * type's zero; another expression as none.
 */
export function defaultOf(expression: string | null, form: ValueForm): ConnectValue {
  if (expression === null) return null
  const text = constantText(expression)
  if (text === undefined) return call.test(expression) ? form.fallback : null
  try {
    return form.toValue(text)
  } catch {
    // It is an expression that only looks like a constant.
    return null
  }
}
