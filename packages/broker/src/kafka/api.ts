import { assert, type StreamError } from '@millrace/base'
import type { Api, Fields, InputOf, ValueOf } from '@millrace/kafka-wire'
import type { Services } from '../services.ts'
import type { FetchSessions } from './data/fetch/fetch-sessions.ts'
import { type KafkaError, kafkaErrorFields } from './errors.ts'

/** What handlers of Kafka's requests work on. */
export interface KafkaServices extends Services {
  readonly fetchSessions: FetchSessions
}

/** What the broker remembers of a connection from one of its requests to the next. */
export interface KafkaConnectionState {
  /** Of all that this broker has taken since it started, the how-manieth. */
  readonly id: number
  /** As the client said in its last ApiVersions request. */
  clientSoftware: ClientSoftware
  /** When its socket last took records that were fetched, by the monotonic clock; -Infinity if it never did. */
  frameTakenMs: number
}

/** Name and version of the client's library; both empty while it has not said. */
export interface ClientSoftware {
  readonly name: string
  readonly version: string
}

/** Who asks, and how. */
export interface KafkaRequestContext {
  readonly version: number
  readonly clientId: string | null
  /** Address of the client, as Kafka shows it in descriptions of groups: '/127.0.0.1'. */
  readonly clientHost: string
  readonly clientSoftware: () => ClientSoftware
  readonly connection: KafkaConnectionState
  /** Aborted once the client has gone, or the broker closes. */
  readonly signal: AbortSignal
  /**
   * Calls `release` once: after the socket has taken the answer, or when it is known that it never will. For memory that an answer holds.
   */
  whenSent(release: () => void): void
  /** Ends the connection at once, whatever is on its way: for a client that keeps what others need. The reason goes to the log. */
  cut(reason: StreamError): void
}

/**
 * Answers a request; undefined if it wants no answer (acks=0). A StreamError that it throws is answered in the API's own way (`failed`);
 * errors of single topics and partitions it answers itself.
 */
export type KafkaHandler<Q, A> = (
  services: KafkaServices,
  request: Q,
  context: KafkaRequestContext,
) => Promise<A | undefined> | A | undefined

/** The answer to a request that failed as a whole: for APIs that have errors only with topics, partitions and the like. */
export type KafkaFailure<Q, A> = (request: Q, error: KafkaError, context: KafkaRequestContext) => A

/** An API and what answers it, whatever their types. Made by {@link serveKafka}, which checks them. */
export interface KafkaBinding {
  readonly api: Api
  readonly handle: KafkaHandler<unknown, object>
  readonly failed: (request: unknown, error: StreamError, context: KafkaRequestContext) => object
}

/**
 * Binds an API to its handler. `failed` may be left out where the answer has an `errorCode` of its own: errors then stand there, and the
 * message in its `errorMessage` if it has one.
 */
export function serveKafka<Q extends Fields, A extends Fields>(
  api: Api<Q, A>,
  handle: KafkaHandler<ValueOf<Q>, InputOf<A>>,
  failed?: KafkaFailure<ValueOf<Q>, InputOf<A>>,
): KafkaBinding {
  const answer: KafkaFailure<never, object> = failed ?? failedAtTop(api.name, api.response.fields)
  return {
    // Types were checked together; the table that holds the binding need not know them.
    api,
    handle: handle as KafkaHandler<unknown, object>,
    failed: (request, error, context) => answer(request as never, kafkaErrorFields(error), context),
  }
}

/** What is left out of an answer is encoded as the default of its field: no topics, no members. */
function failedAtTop(name: string, fields: Fields): KafkaFailure<unknown, object> {
  assert('errorCode' in fields, `the answer to ${name} has no error of its own: say how it answers that all failed`)
  const hasMessage = 'errorMessage' in fields
  return (_request, { errorCode, errorMessage }) => (hasMessage ? { errorCode, errorMessage } : { errorCode })
}
