import type { Password } from '@millrace/connect'

/** Which servers are read: their binlogs differ, and so do the names in events. */
export type Flavor = 'mariadb' | 'mysql'

/** How decimals are told. */
export type DecimalMode = 'precise' | 'string' | 'double'

/** How bytes are told. */
export type BinaryMode = 'bytes' | 'base64' | 'base64-url-safe' | 'hex'

/** How times are told: as exactly as the column has them, or as Connect's logical types, to the millisecond. */
export type TimePrecisionMode = 'adaptive_time_microseconds' | 'connect'

/** How `BIGINT UNSIGNED` is told: as an int64, where what is above its range is negative, or as a decimal. */
export type UnsignedBigintMode = 'long' | 'precise'

/** When there is a snapshot. */
export type SnapshotMode = 'always' | 'initial' | 'initial_only' | 'no_data' | 'schema_only' | 'never' | 'when_needed'

/** What values look like. */
export interface ValueModes {
  readonly decimal: DecimalMode
  readonly binary: BinaryMode
  readonly timePrecision: TimePrecisionMode
  readonly unsignedBigint: UnsignedBigintMode
}

/** A config of the connector, its texts understood. */
export interface Settings {
  readonly flavor: Flavor
  readonly hostname: string
  readonly port: number
  readonly user: string
  readonly password: Password | null
  readonly sslMode: 'disabled' | 'required' | 'verify_ca' | 'verify_identity'
  readonly connectTimeoutMs: number
  readonly serverId: number
  /** What topics' names begin with; also the name of the server in events and offsets. */
  readonly prefix: string
  readonly snapshotMode: SnapshotMode
  readonly snapshotLock: boolean
  readonly values: ValueModes
  readonly tombstones: boolean
  readonly schemaChanges: boolean
  readonly schemaChangeTopic: string
  readonly transactionMetadata: boolean
  readonly transactionTopic: string
  readonly includeQuery: boolean
  readonly skipped: ReadonlySet<string>
  readonly heartbeatMs: number
  readonly heartbeatTopic: string
  readonly batchSizeMax: number
  /** Whether a table's rows are wanted. */
  readonly wantsTable: (database: string, table: string) => boolean
  readonly wantsDatabase: (database: string) => boolean
  readonly wantsColumn: (database: string, table: string, column: string) => boolean
}
