import { type RpcBinding, type RpcStream, serveStream, serveUnary, StreamError } from '@millrace/base'
import { grpc, Health } from '@millrace/contracts'
import { Bell } from '../lifecycle/bell.ts'
import type { Latch } from '../lifecycle/latch.ts'
import type { HealthState } from './health-state.ts'

type WireRequest = grpc.health.v1.HealthCheckRequest
type WireResponse = grpc.health.v1.HealthCheckResponse
type Status = grpc.health.v1.HealthCheckResponse.ServingStatus
const { HealthCheckResponse } = grpc.health.v1
const { ServingStatus } = HealthCheckResponse

export interface HealthContext {
  readonly state: HealthState
  /** Full names. The empty one, for the broker as a whole, need not be among them. */
  readonly services: ReadonlySet<string>
  readonly stopping: Latch
}

/** The standard health checking contract: https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
export function healthBindings(context: HealthContext): RpcBinding[] {
  return [
    serveUnary(Health.check, async ({ service }) => {
      const status = statusOf(context, service)
      if (status !== ServingStatus.SERVICE_UNKNOWN) return new HealthCheckResponse({ status })
      throw new StreamError(
        'NOT_FOUND',
        `this broker has no service '${service}'; the empty name asks about the broker as a whole`,
      )
    }),
    serveStream(Health.watch, (stream) => watch(stream, context)),
  ]
}

function statusOf({ state, services }: HealthContext, service: string): Status {
  if (service !== '' && !services.has(service)) return ServingStatus.SERVICE_UNKNOWN
  return state.serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING
}

/** Says how it stands, and again after each change, until the caller hangs up or the broker, having said so, stops. */
async function watch(stream: RpcStream<WireResponse, WireRequest>, context: HealthContext): Promise<void> {
  const first = await stream[Symbol.asyncIterator]().next()
  if (first.done === true) throw new StreamError('INVALID_REQUEST', 'say which service to watch')
  const service = first.value.service
  const bell = new Bell()
  const ring = (): void => bell.ring()
  const stopListening = [context.state.listen(ring), context.stopping.listen(ring)]
  stream.signal.addEventListener('abort', ring, { once: true })
  try {
    let told: Status | undefined
    while (!stream.signal.aborted) {
      const status = statusOf(context, service)
      if (status !== told) await stream.send(new HealthCheckResponse({ status }))
      told = status
      if (statusOf(context, service) !== told) continue
      if (context.stopping.isSet) return
      await bell.sleep()
    }
  } finally {
    for (const stop of stopListening) stop()
  }
}
