import { type Logger, StreamError } from '@millrace/base'
import type { InterceptorErrors } from './types.ts'

export interface ChainParts {
  readonly logger: Logger
  readonly errors: InterceptorErrors
}

/** Calls hooks, and keeps what they throw from those who call. */
export class InterceptorChain<Interceptor extends { readonly name: string }> {
  readonly #interceptors: readonly Interceptor[]
  readonly #parts: ChainParts

  constructor(interceptors: readonly Interceptor[], parts: ChainParts) {
    this.#interceptors = interceptors
    this.#parts = parts
  }

  /** Calls `hook` for each interceptor in order. Throws INTERCEPTOR_FAILED if one threw and errors are not isolated. */
  each(topic: string, hook: (interceptor: Interceptor) => void): void {
    for (const interceptor of this.#interceptors) {
      try {
        hook(interceptor)
      } catch (error) {
        this.#failed(interceptor, topic, error)
      }
    }
  }

  /** As {@link each}, where it is too late for anything but a line in the log. */
  eachIsolated(topic: string, hook: (interceptor: Interceptor) => void): void {
    for (const interceptor of this.#interceptors) {
      try {
        hook(interceptor)
      } catch (error) {
        this.#log(interceptor, topic, error)
      }
    }
  }

  #failed(interceptor: Interceptor, topic: string, error: unknown): void {
    if (this.#parts.errors === 'log') {
      this.#log(interceptor, topic, error)
      return
    }
    const reason = error instanceof Error ? error.message : String(error)
    const text = `interceptor ${interceptor.name} failed on ${topic}: ${reason}`
    throw new StreamError('INTERCEPTOR_FAILED', text, {
      cause: error,
      context: { topic, interceptor: interceptor.name },
    })
  }

  #log({ name }: Interceptor, topic: string, error: unknown): void {
    this.#parts.logger.warn({ err: error, topic, interceptor: name }, 'an interceptor has failed; it is left out')
  }
}
