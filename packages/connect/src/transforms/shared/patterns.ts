import { understoodBy, type Validator } from '../../config/index.ts'
import { JavaPattern } from '../../java/java-pattern.ts'

const understood = understoodBy('a regular expression', (text) => new JavaPattern(text))

/** A regular expression of Java, as far as Millrace has them. It must be given. */
export const regex: Validator = Object.assign(
  (value: unknown, name: string) => {
    const wrong = value === null ? 'there is none' : understood(value, name)
    return wrong === undefined ? undefined : `Invalid regex: ${wrong}`
  },
  { allows: 'a regular expression' },
)
