/** Bytes of a name in PostgreSQL: it would cut a longer one off, and two names could become one. */
export const nameBytesMax = 63

/** Characters of the values in one statement: PostgreSQL takes no message beyond 1 GiB, and holds all of it in memory. */
export const statementCharsMax = 16 * 1024 * 1024

/** Rows in one statement: the next one is made while the server does it, which larger ones would leave less of. */
export const statementRowsMax = 500

/** How long connecting may take, in milliseconds. */
export const connectTimeoutMs = 10_000

/** How long a statement may take, in milliseconds, before the connection is taken for lost. */
export const statementTimeoutMs = 120_000

/** How long a write may go on once the task is to stop, in milliseconds; then its connection is closed, which undoes it. */
export const stopGraceMs = 3_000

/** How long to wait before another attempt to connect when a task begins, in milliseconds. */
export const reconnectMs = 500

/** Tables whose columns are remembered: the names of tables come from those of topics. */
export const tablesMax = 1_000

/** Forms of records that are remembered: records without a schema may each have one of their own. */
export const layoutsMax = 1_000
