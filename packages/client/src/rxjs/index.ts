/**
 * Records as RxJS observables with backpressure: `@millrace/client/rxjs`. Needs `rxjs` beside it.
 *
 * @module
 */
export { handleEach } from './handle-each.ts'
export { observable, type ObservableConsumer } from './observable-consumer.ts'
export { observe } from './observe.ts'
export type { Observed, ObserveOptions, ObserveOrder } from './types.ts'
