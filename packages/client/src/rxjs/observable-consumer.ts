import type { Observable } from 'rxjs'
import type { ConsumedRecord } from '../consumer/consumed-record.ts'
import type { PoisonRecord } from '../consumer/poison/poison-record.ts'
import type { PoisonPolicy } from '../consumer/poison/types.ts'
import type { Consumer } from '../consumer/types.ts'
import type { ConsumableTopic } from '../topic.ts'
import { observe } from './observe.ts'
import type { Observed, ObserveOptions } from './types.ts'

/** A consumer whose topics can be observed. */
export interface ObservableConsumer extends Consumer {
  /** As {@link observe}, of this consumer. */
  observe<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options: ObserveOptions<PoisonPolicy> & { readonly onPoison: 'raw' },
  ): Observable<Observed<ConsumedRecord<Key, Value> | PoisonRecord>>
  observe<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options?: ObserveOptions,
  ): Observable<Observed<ConsumedRecord<Key, Value>>>
  observe(topic: string, options?: ObserveOptions): Observable<Observed<ConsumedRecord<Buffer, Buffer>>>
}

/**
 * Gives the consumer a method `observe`, and returns it.
 *
 *     const consumer = observable(client.consumer())
 *     consumer.observe(orders, { concurrency: 16, orderBy: 'key' })
 */
export function observable(consumer: Consumer): ObservableConsumer {
  const method = (topic: ConsumableTopic<unknown, unknown>, options?: ObserveOptions): unknown =>
    observe(consumer, topic, options)
  // The method's overloads are those of the function, whose first argument it fills in.
  return Object.assign(consumer, { observe: method }) as unknown as ObservableConsumer
}
