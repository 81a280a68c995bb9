/** Digits that a decimal may have, leading zeros and those of a plain text included: PostgreSQL's `numeric` has 147,455 at most. */
export const decimalDigitsMax = 150_000

/** How deep schemas, values and JSON texts may be nested, as with the parser of Kafka Connect: deeper ones would end the stack. */
export const nestingDepthMax = 1_000

/** Characters of a number in a JSON text, as with the parser of Kafka Connect: reading one takes time that grows with their square. */
export const jsonNumberLengthMax = 1_000

/** Characters of a schema's JSON text up to which it is remembered: a thousand longer ones would be too much memory. */
export const cachedSchemaLengthMax = 64 * 1024

/** How many transforms, and how many predicates, a connector may have. */
export const chainStepsMax = 100
