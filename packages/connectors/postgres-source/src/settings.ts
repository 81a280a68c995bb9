import type { Password } from '@millrace/connect'

/** How decimals are told. */
export type DecimalMode = 'precise' | 'string' | 'double'

/** How bytes are told. */
export type BinaryMode = 'bytes' | 'base64' | 'base64-url-safe' | 'hex'

/** How times are told: as exactly as the column has them, times of a day always in microseconds, or as Connect's types, to the millisecond. */
export type TimePrecisionMode = 'adaptive' | 'adaptive_time_microseconds' | 'connect'

/** How much of TLS is asked for, in libpq's words. */
export type SslMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full'

/** When there is a snapshot. */
export type SnapshotMode = 'always' | 'initial' | 'initial_only' | 'no_data' | 'never' | 'when_needed'

/** What is done about a publication that is missing. */
export type PublicationMode = 'all_tables' | 'filtered' | 'no_tables' | 'disabled'

/** What values look like. */
export interface ValueModes {
  readonly decimal: DecimalMode
  readonly binary: BinaryMode
  readonly timePrecision: TimePrecisionMode
  readonly interval: 'numeric' | 'string'
  readonly hstore: 'json' | 'map'
  /** Digits of money behind the point. */
  readonly moneyDigits: number
  /** Whether columns of types that are not known are told, as bytes of their texts. */
  readonly unknownTypes: boolean
  /** What stands for a value that the server did not log because it did not change. */
  readonly unavailable: string
}

/** Where the server is, and who connects. */
export interface Login {
  readonly hostname: string
  readonly port: number
  readonly user: string
  readonly password: Password | null
  readonly database: string
  readonly sslMode: SslMode
  /** Files in PEM. */
  readonly sslRootCert: string | null
  readonly sslCert: string | null
  readonly sslKey: string | null
  readonly connectTimeoutMs: number
}

/** A config of the connector, its texts understood. */
export interface Settings {
  readonly login: Login
  /** What topics' names begin with; also the name of the server in events and offsets. */
  readonly prefix: string
  readonly slot: string
  readonly dropSlot: boolean
  readonly slotRetries: number
  readonly slotRetryMs: number
  readonly publication: string
  readonly publicationMode: PublicationMode
  readonly viaRoot: boolean
  readonly snapshotMode: SnapshotMode
  readonly fetchRowsMax: number
  readonly statusMs: number
  readonly values: ValueModes
  readonly tombstones: boolean
  readonly transactionMetadata: boolean
  readonly transactionTopic: string
  readonly messageTopic: string
  readonly skipped: ReadonlySet<string>
  readonly heartbeatMs: number
  readonly heartbeatTopic: string
  readonly batchSizeMax: number
  /** How often in a row a connection may fail; undefined: without end. */
  readonly retriesMax: number | undefined
  /** Whether a table's rows are wanted. */
  readonly wantsTable: (schema: string, table: string) => boolean
  readonly wantsColumn: (schema: string, table: string, column: string) => boolean
  readonly wantsMessage: (prefix: string) => boolean
}
