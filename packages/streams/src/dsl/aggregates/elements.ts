import type { Windowed } from '../../stores/store.ts'
import type { KeyOf, PhaseElement, StreamOrTable, TableRow, ValueOf } from '../phases.ts'

/** What `groupBy` makes of a stream or table. */
export type Grouped<Element, Key, Value> =
  Element extends TableRow<unknown, unknown>
    ? PhaseElement<'grouped table', Key, Value>
    : PhaseElement<'grouped stream', Key, Value>

/** What can be grouped. */
export type Groupable = StreamOrTable

/** A grouped stream, with or without windows. */
export type AnyGroupedRecord = PhaseElement<
  'grouped stream' | 'windowed stream' | 'session windowed stream',
  unknown,
  unknown
>

/** A grouped stream or table. */
export type AnyGrouped = AnyGroupedRecord | PhaseElement<'grouped table', unknown, unknown>

/** Cogrouped streams, with or without windows. */
export type AnyCogrouped = PhaseElement<
  'cogrouped stream' | 'windowed cogrouped stream' | 'session windowed cogrouped stream',
  unknown,
  unknown
>

/** The kind of a phase's element. */
export type KindOf<Element> = Element extends PhaseElement<infer Kind, unknown, unknown> ? Kind : never

/** The table that an aggregate makes of it: by window, if there are windows. */
export type AggregateOf<Element, Value> = TableRow<
  KindOf<Element> extends `${string}windowed ${string}` ? Windowed<KeyOf<Element>> : KeyOf<Element>,
  Value
>

/** The same group in other windows. */
export type InWindows<Element, Windows> = PhaseElement<
  Windows extends { readonly kind: 'session' }
    ? KindOf<Element> extends 'cogrouped stream'
      ? 'session windowed cogrouped stream'
      : 'session windowed stream'
    : KindOf<Element> extends 'cogrouped stream'
      ? 'windowed cogrouped stream'
      : 'windowed stream',
  KeyOf<Element>,
  ValueOf<Element>
>
