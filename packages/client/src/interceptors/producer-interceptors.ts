import { type Logger, toStreamError } from '@millrace/base'
import { isSendBatchError } from '../producer/send-batch-error.ts'
import type { BatchMetadata, ProducerRecord, RecordMetadata } from '../producer/types.ts'
import { describe } from '../serde/bytes.ts'
import { InterceptorChain } from './interceptor-chain.ts'
import type { InterceptorErrors, ProducerInterceptor, SendCall, SendOutcome } from './types.ts'

export interface ProducerInterceptorParts {
  readonly clientId: string
  readonly logger: Logger
  readonly errors: InterceptorErrors
}

/** A producer's interceptors. One that has none has no object of this class, so that they cost it nothing. */
export class ProducerInterceptors {
  readonly #clientId: string
  readonly #chain: InterceptorChain<ProducerInterceptor>

  constructor(interceptors: readonly ProducerInterceptor[], { clientId, logger, errors }: ProducerInterceptorParts) {
    this.#clientId = clientId
    this.#chain = new InterceptorChain(interceptors, { logger, errors })
  }

  /** A call begins. */
  call(topic: string, recordCount: number, isBatch: boolean): SendCall {
    const call = { clientId: this.#clientId, topic, recordCount, isBatch }
    this.#chain.eachIsolated(topic, (interceptor) => interceptor.onCall?.(call))
    return call
  }

  /** The record as the interceptors want it sent. Throws INTERCEPTOR_FAILED if errors are not isolated. */
  onSend<Key, Value>(record: ProducerRecord<Key, Value>, call: SendCall): ProducerRecord<Key, Value> {
    let current = record
    this.#chain.each(call.topic, (interceptor) => {
      const next: unknown =
        interceptor.onSend?.(current, call) ?? (interceptor.onSend === undefined ? current : undefined)
      if (typeof next !== 'object' || next === null) throw new TypeError(`onSend returned ${describe(next)}, no record`)
      current = next as ProducerRecord<Key, Value>
    })
    return current
  }

  /** Has the interceptors hear the outcome of `send` before the caller does. */
  settleOne(call: SendCall, promise: Promise<RecordMetadata>): Promise<RecordMetadata> {
    return promise.then(
      (metadata) => {
        this.#settled(call, { error: undefined, locate: (index) => (index === 0 ? metadata : undefined) })
        return metadata
      },
      (error: unknown) => {
        this.#settled(call, failed(call, error))
        throw error
      },
    )
  }

  /** Has the interceptors hear the outcome of `sendBatch` before the caller does. */
  settleBatch(call: SendCall, promise: Promise<BatchMetadata>): Promise<BatchMetadata> {
    return promise.then(
      (metadata) => {
        this.#settled(call, { error: undefined, locate: (index) => metadata.locate(index) })
        return metadata
      },
      (error: unknown) => {
        this.#settled(call, failed(call, error))
        throw error
      },
    )
  }

  #settled(call: SendCall, outcome: SendOutcome): void {
    this.#chain.eachIsolated(call.topic, (interceptor) => interceptor.onSettled?.(call, outcome))
  }
}

function failed({ topic }: SendCall, reason: unknown): SendOutcome {
  const error = toStreamError(reason, 'INTERNAL', `sending to ${topic} failed`)
  return { error, locate: (index) => (isSendBatchError(error) ? error.delivered.locate(index) : undefined) }
}
