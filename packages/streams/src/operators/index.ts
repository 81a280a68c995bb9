/**
 * RxJS's operators for streams of a topology: the same functions, tagged with what they keep, so that a topology can be described, checked and
 * run before and after a crash alike. They take records; what they make of them keeps the record's key, timestamp and headers.
 *
 *     app.stream(orders).pipe(filter((order) => order.value.amount > 0), map((order) => order.value.amount), to(amounts))
 *
 * Those that keep something in memory are to be wrapped in `volatile()`, those that emit later in `holding()`; those of your own in `stateless()`,
 * `volatile()` or `holding()`. Asynchronous work is done by `mapAsync()`.
 *
 * @module
 */
import * as rxjs from 'rxjs'
import type { ObservableInput, OperatorFunction } from 'rxjs'
import type { Ambient, KeyOf } from '../dsl/phases.ts'
import type { StreamRecord } from '../record.ts'
import { type OperatorTag, type Push, tagged } from './tag.ts'

export { type OperatorFacts, stateless, volatile } from './accept.ts'
export type { AsyncCall } from './async-stage.ts'
export { holding, type HoldingFacts } from './holding.ts'
export { mapAsync, type MapAsyncOptions } from './map-async.ts'

/** What an operator makes of an element: a record is a record, anything else the new value of the record it was made of. */
export type Mapped<Element, Out> =
  Out extends StreamRecord<unknown, unknown> ? Out : WithAmbient<Out, KeyOf<Element>, Out>

type WithAmbient<Out, Key, Value> = Out extends null | undefined ? Out : Out & Ambient<Key, Value>

/** Makes something else of each element: a value keeps the record's key; a record with another key is repartitioned before what works by key. */
export function map<Element, Out>(
  project: (element: Element, index: number) => Out,
): OperatorFunction<Element, Mapped<Element, Out>> {
  const fuse = (next: Push): Push => {
    let index = 0
    return (element) => next(project(element as Element, index++))
  }
  return tagged(
    rxjs.map((element: Element, index) => project(element, index) as Mapped<Element, Out>),
    known('map', { isKeyChanging: true, fuse }),
  )
}

/** Keeps the elements that the predicate accepts. */
export function filter<Element, Kept extends Element>(
  predicate: (element: Element, index: number) => element is Kept,
): OperatorFunction<Element, Kept>
export function filter<Element>(
  predicate: (element: Element, index: number) => boolean,
): OperatorFunction<Element, Element>
export function filter<Element>(
  predicate: (element: Element, index: number) => boolean,
): OperatorFunction<Element, Element> {
  const fuse = (next: Push): Push => {
    let index = 0
    return (element) => {
      if (predicate(element as Element, index++)) next(element)
    }
  }
  return tagged(rxjs.filter(predicate), known('filter', { isKeyChanging: false, fuse }))
}

/** Calls back for each element, and passes it on. Side effects happen at least once: after a crash records are read again. */
export function tap<Element>(look: (element: Element) => void): OperatorFunction<Element, Element> {
  const fuse =
    (next: Push): Push =>
    (element) => {
      look(element as Element)
      next(element)
    }
  return tagged(rxjs.tap(look), known('tap', { isKeyChanging: false, fuse }))
}

/** Any number of elements for each: of an array, or of what emits all before it returns. For asynchronous work there is `mapAsync`. */
export function concatMap<Element, Out>(
  project: (element: Element, index: number) => ObservableInput<Out>,
): OperatorFunction<Element, Mapped<Element, Out>> {
  const apply = rxjs.concatMap(project) as OperatorFunction<Element, Mapped<Element, Out>>
  return tagged(apply, known('concatMap', { isKeyChanging: true }))
}

/** As {@link concatMap}: where nothing is asynchronous, there is no difference. */
export function mergeMap<Element, Out>(
  project: (element: Element, index: number) => ObservableInput<Out>,
): OperatorFunction<Element, Mapped<Element, Out>> {
  const apply = rxjs.mergeMap(project) as OperatorFunction<Element, Mapped<Element, Out>>
  return tagged(apply, known('mergeMap', { isKeyChanging: true }))
}

/** Drops all. */
export const ignoreElements: typeof rxjs.ignoreElements = keeping('ignoreElements', rxjs.ignoreElements, 'stateless')

/** RxJS's `scan`, in memory: wrap it in `volatile()`, or use `aggregate()`. */
export const scan: typeof rxjs.scan = keeping('scan', rxjs.scan)
/** RxJS's `bufferCount`, in memory: wrap it in `holding()`, so that what waits in it is read again after a crash, or in `volatile()`. */
export const bufferCount: typeof rxjs.bufferCount = keeping('bufferCount', rxjs.bufferCount)
/** RxJS's `pairwise`, in memory: wrap it in `volatile()`. */
export const pairwise: typeof rxjs.pairwise = keeping('pairwise', rxjs.pairwise)
/** RxJS's `distinct`, in memory, without bound: wrap it in `volatile()`, or use `process()` with a store. */
export const distinct: typeof rxjs.distinct = keeping('distinct', rxjs.distinct)
/** RxJS's `distinctUntilChanged`, in memory: wrap it in `volatile()`. */
export const distinctUntilChanged: typeof rxjs.distinctUntilChanged = keeping(
  'distinctUntilChanged',
  rxjs.distinctUntilChanged,
)
/** RxJS's `skip`, in memory: wrap it in `volatile()`. */
export const skip: typeof rxjs.skip = keeping('skip', rxjs.skip)
/** RxJS's `skipWhile`, in memory: wrap it in `volatile()`. */
export const skipWhile: typeof rxjs.skipWhile = keeping('skipWhile', rxjs.skipWhile)

/** RxJS's `bufferTime`, which emits later: wrap it in `holding()`. When nothing has come it emits nothing. */
export const bufferTime: typeof rxjs.bufferTime = keeping('bufferTime', rxjs.bufferTime, 'holding')
/** RxJS's `delay`, which emits later: wrap it in `holding()`. */
export const delay: typeof rxjs.delay = keeping('delay', rxjs.delay, 'holding')
/** RxJS's `debounceTime`, which emits later: wrap it in `holding(..., { drops: true })`. */
export const debounceTime: typeof rxjs.debounceTime = keeping('debounceTime', rxjs.debounceTime, 'holding')
/** RxJS's `auditTime`, which emits later: wrap it in `holding(..., { drops: true })`. */
export const auditTime: typeof rxjs.auditTime = keeping('auditTime', rxjs.auditTime, 'holding')
/** RxJS's `sampleTime`, which emits later: wrap it in `holding(..., { drops: true })`. */
export const sampleTime: typeof rxjs.sampleTime = keeping('sampleTime', rxjs.sampleTime, 'holding')

function known(
  operator: string,
  facts: Pick<OperatorTag, 'isKeyChanging' | 'fuse'> & Partial<Pick<OperatorTag, 'kind'>>,
): OperatorTag {
  return { operator, kind: 'stateless', isAccepted: true, ...facts }
}

/** The same function, but what it makes is tagged. */
function keeping<Make extends (...parameters: never[]) => unknown>(
  operator: string,
  make: Make,
  kind: OperatorTag['kind'] = 'volatile',
): Make {
  const tag = { operator, kind, isKeyChanging: true, isAccepted: kind === 'stateless' }
  const made = (...parameters: never[]): unknown => tagged(make(...parameters) as OperatorFunction<never, unknown>, tag)
  return made as Make
}
