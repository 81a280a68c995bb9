import type { Logger } from '@millrace/base'
import type { ConsumedBatch } from '../consumer/consumed-batch.ts'
import type { ConsumedRecord } from '../consumer/consumed-record.ts'
import { InterceptorChain } from './interceptor-chain.ts'
import type { ConsumerInterceptor, InterceptorErrors } from './types.ts'

export interface ConsumerInterceptorParts {
  readonly clientId: string
  readonly logger: Logger
  readonly errors: InterceptorErrors
}

/** A consumer's interceptors. One that has none has no object of this class. */
export class ConsumerInterceptors {
  /** Whether any of them looks at records. */
  readonly seeRecords: boolean
  readonly #clientId: string
  readonly #chain: InterceptorChain<ConsumerInterceptor>

  constructor(interceptors: readonly ConsumerInterceptor[], { clientId, logger, errors }: ConsumerInterceptorParts) {
    this.seeRecords = interceptors.some((interceptor) => interceptor.onRecord !== undefined)
    this.#clientId = clientId
    this.#chain = new InterceptorChain(interceptors, { logger, errors })
  }

  /** A batch is about to be delivered. Throws INTERCEPTOR_FAILED if errors are not isolated. */
  onBatch(batch: ConsumedBatch<unknown, unknown>, waitedMs: number): void {
    const context = { clientId: this.#clientId, waitedMs }
    this.#chain.each(batch.topic, (interceptor) => interceptor.onBatch?.(batch, context))
  }

  /** Whether the record is to be delivered. Throws INTERCEPTOR_FAILED if errors are not isolated. */
  onRecord(record: ConsumedRecord<unknown, unknown>): boolean {
    let isWanted = true
    this.#chain.each(record.topic, (interceptor) => {
      if (isWanted && interceptor.onRecord?.(record) === false) isWanted = false
    })
    return isWanted
  }
}
