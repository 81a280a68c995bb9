import { closestName } from './closest-name.ts'
import type { ErrorCode } from './error-codes.ts'
import { StreamError } from './stream-error.ts'

/**
 * An error (INVALID_CONFIG unless another code is given) if `options` have a property that is not among `known`: a slip of the pen that
 * nobody would notice otherwise. One that is undefined is none.
 */
export function unknownOption(
  what: string,
  options: object,
  known: readonly string[],
  code: ErrorCode = 'INVALID_CONFIG',
): StreamError | undefined {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || known.includes(name)) continue
    const meant = closestName(name, known)
    const hint = meant === undefined ? `there are ${known.join(', ')}` : `did you mean '${meant}'?`
    return new StreamError(code, `${what} has no option '${name}': ${hint}`, { context: { key: name } })
  }
  return undefined
}

/** Throws what {@link unknownOption} finds. */
export function checkKnown(what: string, options: object, known: readonly string[], code?: ErrorCode): void {
  const error = unknownOption(what, options, known, code)
  if (error !== undefined) throw error
}

/** The names of all properties of an options type: the compiler sees to it that none is missing. */
export function optionNames<Options>(names: Readonly<Record<keyof Required<Options>, true>>): readonly string[] {
  return Object.keys(names)
}
