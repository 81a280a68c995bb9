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

/** Schemas that one may refer to, directly or not. */
export const referencesMax = 1_000

/** Characters of the name of a subject. */
export const subjectLengthMax = 1_000

/** Versions that a registry may hold: it has all of them in memory. */
export const versionsMax = 200_000

/** Bytes of a request's body: a schema as a text within JSON, and what it refers to. */
export const bodyBytesMax = 2 * 1024 * 1024

/** Connections that the registry serves at a time; each may hold a body. */
export const connectionsMax = 128

/** Requests that the registry answers at a time. */
export const requestsMax = 256

/** How long a request may take to arrive, in milliseconds. */
export const requestTimeMsMax = 30_000

/** Characters of a message in an answer. */
export const messageLengthMax = 10_000

/** How often a write is tried again because another registry wrote in between. */
export const writeAttemptsMax = 15

/** The pause before the first of these, in milliseconds; it doubles each time. */
export const writePauseMs = 25

/** The longest of these pauses, in milliseconds. */
export const writePauseMsMax = 2_000

/** Schemas that a client of a registry remembers, by what they were asked for by. */
export const rememberedSchemasMax = 1_000

/** Schemas that a serde reads what was written with; the one that was not used for the longest time goes first. */
export const decodersMax = 1_000

/** Bytes of an answer of a registry. */
export const answerBytesMax = 8 * 1024 * 1024

/** How often a registry looks whether what it has committed can be read. */
export const visibleAttemptsMax = 3_000

/** The pause between two of these, in milliseconds. */
export const visiblePauseMs = 10
