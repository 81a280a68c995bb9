import type { Observable, OperatorFunction } from 'rxjs'
import type { StreamRecord } from '../../../record.ts'
import type { ValueJoiner } from '../../../processors/joins/joiner.ts'
import { operator, phaseOfKind } from '../../operator.ts'
import type { Streamed } from '../../phases.ts'
import { type StreamJoinOptions, joinWindowsOf } from './join-options.ts'
import { addStreamJoin, type StreamJoinKind } from './stream-join-nodes.ts'

/**
 * Joins with another stream: each pair of records with the same key whose times lie within the window. Both topics need the same number of
 * partitions; a stream whose key was changed is repartitioned first. Records without key or value match nothing.
 *
 * @throws StreamError INVALID_CONFIG for no or a wrong window.
 */
export function join<Key, Left, Right, Out>(
  other: Observable<StreamRecord<Key | null, Right>>,
  joiner: ValueJoiner<Key, Left, Right, Out>,
  options: StreamJoinOptions<Key, Left, Right>,
): OperatorFunction<Streamed<Key | null, Left>, StreamRecord<Key, Out>> {
  return streamJoinOperator('join', 'inner', other, joiner, options)
}

/**
 * Joins with another stream, and gives also each record of this one that finds no match (right is null): when its window and the grace are
 * over (KIP-633), or at once if it has no key.
 *
 * @throws StreamError INVALID_CONFIG for no or a wrong window.
 */
export function leftJoin<Key, Left, Right, Out>(
  other: Observable<StreamRecord<Key | null, Right>>,
  joiner: ValueJoiner<Key, Left, Right | null, Out>,
  options: StreamJoinOptions<Key, Left, Right>,
): OperatorFunction<Streamed<Key | null, Left>, StreamRecord<Key, Out>> {
  return streamJoinOperator('leftJoin', 'left', other, joiner, options)
}

/**
 * Joins with another stream, and gives also each record of either that finds no match (the other is null): when its window and the grace are
 * over (KIP-633), or at once if it has no key.
 *
 * @throws StreamError INVALID_CONFIG for no or a wrong window.
 */
export function outerJoin<Key, Left, Right, Out>(
  other: Observable<StreamRecord<Key | null, Right>>,
  joiner: ValueJoiner<Key, Left | null, Right | null, Out>,
  options: StreamJoinOptions<Key, Left, Right>,
): OperatorFunction<Streamed<Key | null, Left>, StreamRecord<Key, Out>> {
  return streamJoinOperator('outerJoin', 'outer', other, joiner, options)
}

function streamJoinOperator<Key, Left, Right, Out>(
  name: string,
  kind: StreamJoinKind,
  other: Observable<StreamRecord<Key | null, Right>>,
  joiner: ValueJoiner<Key, Left & (Left | null), Right & (Right | null), Out>,
  options: StreamJoinOptions<Key, Left, Right>,
): OperatorFunction<Streamed<Key | null, Left>, StreamRecord<Key, Out>> {
  const windows = joinWindowsOf(options, name)
  return operator(name, ['stream'], (left, graph) => {
    const right = phaseOfKind(other, name, 'stream', graph)
    return addStreamJoin(graph, left, right, { kind, windows, joiner: joiner as never, options })
  })
}
