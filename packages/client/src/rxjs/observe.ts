import { checkKnown } from '@millrace/base'
import { Observable } from 'rxjs'
import { consumeOptionNames } from '../consumer/consume-options.ts'
import type { ConsumedRecord } from '../consumer/consumed-record.ts'
import type { PoisonRecord } from '../consumer/poison/poison-record.ts'
import type { PoisonPolicy } from '../consumer/poison/types.ts'
import type { ConsumeOptions, Consumer } from '../consumer/types.ts'
import { Iteration } from '../consumer/iteration.ts'
import { limits } from '../limits.ts'
import type { ConsumableTopic } from '../topic.ts'
import { checkChoice, checkWhole } from '../util/check-options.ts'
import { CreditPump } from './credit-pump.ts'
import type { Observed, ObserveOptions, ObserveOrder } from './types.ts'

type RawObserveOptions = ObserveOptions<PoisonPolicy> & { readonly onPoison: 'raw' }
type AnyRecord = ConsumedRecord<unknown, unknown> | PoisonRecord

/**
 * The topic's records as an observable that pulls no more than its subscriber takes: each comes with `done`, and at most `concurrency`
 * are emitted and not done. {@link handleEach} calls it when a handler has finished.
 *
 * Each subscription begins an iteration of the consumer, of which there may be one a topic at a time; unsubscribing ends it. It errors
 * with what the iteration rejects with, and then drops what it held back (CLOSED when the consumer is closed, and then not before what
 * subscribers have is done); it completes (with `until`) once everything was emitted.
 *
 * In a group, what is done is what may be committed, and never anything behind a record of its partition that is not. Before a partition
 * goes to another member, what subscribers have of it is waited for, as in a loop; what was held back is left to that member.
 */
export function observe<Key, Value>(
  consumer: Consumer,
  topic: ConsumableTopic<Key, Value>,
  options: RawObserveOptions,
): Observable<Observed<ConsumedRecord<Key, Value> | PoisonRecord>>
export function observe<Key, Value>(
  consumer: Consumer,
  topic: ConsumableTopic<Key, Value>,
  options?: ObserveOptions,
): Observable<Observed<ConsumedRecord<Key, Value>>>
export function observe(
  consumer: Consumer,
  topic: string,
  options?: ObserveOptions,
): Observable<Observed<ConsumedRecord<Buffer, Buffer>>>
export function observe(
  consumer: Consumer,
  topic: ConsumableTopic<unknown, unknown> | string,
  options: ObserveOptions<PoisonPolicy> = {},
): Observable<Observed<AnyRecord>> {
  const { concurrency = 1, orderBy = 'none', lookAhead = concurrency * limits.observeLookAhead, ...consuming } = options
  checkKnown(`observing ${typeof topic === 'string' ? topic : topic.name}`, options, known, 'INVALID_REQUEST')
  checkWhole('concurrency', concurrency, 1)
  checkWhole('lookAhead', lookAhead, 0)
  checkChoice('orderBy', orderBy, Object.keys(laneOf))
  return new Observable((subscriber) => {
    const source = recordsOf(consumer, topic, consuming)
    // In a group: what may be committed is what is done, not what was pulled.
    const byHand = source instanceof Iteration ? source.byHand() : undefined
    const pump = new CreditPump<AnyRecord>({
      source,
      concurrency,
      lookAhead,
      laneOf: laneOf[orderBy],
      emit: (record, done) => {
        // Taken away while it was held back: whoever has the partition now gets it.
        if (record.poison === undefined && record.signal.aborted) {
          byHand?.discard(record)
          done()
          return
        }
        subscriber.next({
          record,
          done: () => {
            byHand?.finish(record)
            done()
          },
        })
      },
      discard: (record) => byHand?.discard(record),
      complete: () => subscriber.complete(),
      fail: (error) => subscriber.error(error),
    })
    subscriber.add(() => {
      pump.stop()
      // Whoever unsubscribes waits for nothing; giving back what was fetched does not fail.
      void source.return?.()
    })
    pump.run()
  })
}

const known = ['concurrency', 'orderBy', 'lookAhead', ...consumeOptionNames]

const laneOf: Readonly<Record<ObserveOrder, (record: AnyRecord) => string | number | undefined>> = {
  none: () => undefined,
  partition: ({ partition }) => partition,
  key: (record) => {
    const key = record.poison === undefined ? record.keyBytes : record.key
    return key === null ? undefined : `${record.partition}/${key.toString('latin1')}`
  },
}

function recordsOf(
  consumer: Consumer,
  topic: ConsumableTopic<unknown, unknown> | string,
  options: ConsumeOptions<PoisonPolicy>,
): AsyncIterator<AnyRecord> {
  const { onPoison = 'fail', ...rest } = options
  if (typeof topic === 'string') return consumer.records(topic, { ...rest, onPoison: 'fail' })
  return onPoison === 'raw'
    ? consumer.records(topic, { ...rest, onPoison })
    : consumer.records(topic, { ...rest, onPoison })
}
