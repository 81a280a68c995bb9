import type { CompressionCodec, ErrorCode } from '@millrace/base'

/** What a thread that compresses is asked for. */
export interface CompressionJob {
  readonly codec: CompressionCodec
  readonly bytes: Uint8Array
  readonly level: number | undefined
}

/** And what it answers, in the order in which it was asked. */
export type CompressionAnswer =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly code: ErrorCode; readonly message: string }
