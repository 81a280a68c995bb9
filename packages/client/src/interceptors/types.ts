import type { StreamError } from '@millrace/base'
import type { ConsumedBatch } from '../consumer/consumed-batch.ts'
import type { ConsumedRecord } from '../consumer/consumed-record.ts'
import type { ProducerRecord } from '../producer/types.ts'

/**
 * What becomes of an error that an interceptor throws. `log`: it is logged, and everything goes on as if that interceptor were not
 * there (Kafka's way). `fail`: the record is refused with INTERCEPTOR_FAILED; a consumer's iteration ends with it.
 */
export type InterceptorErrors = 'log' | 'fail'

/** One call of `send` or `sendBatch`. The same object is given to each hook of the call, so it can be the key of a WeakMap. */
export interface SendCall {
  readonly clientId: string
  readonly topic: string
  /** 1 for `send`. */
  readonly recordCount: number
  readonly isBatch: boolean
}

/** What became of the records of one call. */
export interface SendOutcome {
  /** undefined if all were delivered; for a batch, a SendBatchError that says which were not. */
  readonly error: StreamError | undefined
  /** Where the record at `index` of the call is; undefined if it was not delivered. The offset is -1 where it is not known. */
  locate(index: number): { readonly partition: number; readonly offset: number } | undefined
}

/** Sees, and may change, what a producer sends. Several are called in the order in which they were given, at each hook. */
export interface ProducerInterceptor {
  /** For logs and errors. */
  readonly name: string
  /** Called once for each call before it returns, in the caller's own async context. What it throws is logged. */
  onCall?(call: SendCall): void
  /**
   * Called once for each record before it is serialised, in the order of the records. Returns the record to send: the given one, or another
   * of the same types. What it returns goes to the next interceptor.
   */
  onSend?<Key, Value>(record: ProducerRecord<Key, Value>, call: SendCall): ProducerRecord<Key, Value>
  /** Called once for each call, when all of its records were delivered or have failed, before the caller is told. What it throws is logged. */
  onSettled?(call: SendCall, outcome: SendOutcome): void
}

/** How a batch came to the application. */
export interface ReceiveContext {
  readonly clientId: string
  /** How long the application waited for it after it had asked, in milliseconds; 0 if it was there already. */
  readonly waitedMs: number
}

/** Sees what a consumer delivers. Several are called in the order in which they were given, at each hook. */
export interface ConsumerInterceptor {
  /** For logs and errors. */
  readonly name: string
  /** Called for each batch before it, or the first of its records, is delivered. */
  onBatch?(batch: ConsumedBatch<unknown, unknown>, context: ReceiveContext): void
  /**
   * Called for each record before it is delivered, and for those of a batch each time they are iterated. A record for which it returns
   * false is left out, and later interceptors do not see it. Records that `onPoison` deals with are not shown.
   */
  onRecord?(record: ConsumedRecord<unknown, unknown>): boolean | void
}
