/** Characters that the text of a schema may have. */
export const schemaTextLengthMax = 1024 * 1024

/** How deep the JSON of a schema may be nested. */
export const nestingDepthMax = 200

/** How deep the comparison of two schemas may go, where one named type leads to the next: deeper ones would end the stack. */
export const comparisonDepthMax = 500

/** Pairs of types that the comparison of two schemas may look at. */
export const comparisonStepsMax = 100_000

/** How many differences the comparison of two schemas tells of. */
export const incompatibilitiesMax = 100
