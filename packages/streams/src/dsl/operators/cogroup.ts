import type { Observable, OperatorFunction } from 'rxjs'
import type { Aggregator } from '../../processors/aggregation.ts'
import { operator, phaseOfKind } from '../operator.ts'
import type { CogroupedRecord, CogroupInput, GroupedRecord, GroupedStreamPhase } from '../phases.ts'

/**
 * Begins an aggregate of several grouped streams with the same keys (KIP-150): `(aggregate, value, key) => ...` adds the records of this one. Add the
 * others with `cogroup(grouped, aggregator)`, then `aggregate(initializer)`, in windows or not.
 */
export function cogroup<Key, Value, Aggregate>(
  aggregator: Aggregator<Key, Value, Aggregate>,
): OperatorFunction<GroupedRecord<Key, Value>, CogroupedRecord<Key, Aggregate>>
/** Adds another grouped stream, and how its records are added to the aggregate. */
export function cogroup<Key, Value, Aggregate>(
  grouped: Observable<GroupedRecord<Key, Value>>,
  aggregator: Aggregator<Key, Value, Aggregate>,
): OperatorFunction<CogroupedRecord<Key, Aggregate>, CogroupedRecord<Key, Aggregate>>
export function cogroup<Key, Value, Aggregate>(
  ...given:
    | [aggregator: Aggregator<Key, Value, Aggregate>]
    | [grouped: Observable<GroupedRecord<Key, Value>>, aggregator: Aggregator<Key, Value, Aggregate>]
): OperatorFunction<never, CogroupedRecord<Key, Aggregate>> {
  if (given.length === 1) {
    const [aggregator] = given
    return operator('cogroup', ['grouped stream'], (phase) => ({
      kind: 'cogrouped stream',
      inputs: [inputOf(phase, aggregator)],
    }))
  }
  const [grouped, aggregator] = given
  return operator('cogroup', ['cogrouped stream'], ({ kind, inputs }, graph) => ({
    kind,
    inputs: [...inputs, inputOf(phaseOfKind(grouped, 'cogroup', 'grouped stream', graph), aggregator)],
  }))
}

function inputOf<Key, Value, Aggregate>(
  group: GroupedStreamPhase,
  aggregator: Aggregator<Key, Value, Aggregate>,
): CogroupInput {
  // What flows is of the types that the aggregator takes: the phases say so.
  return { group, aggregator: aggregator as unknown as CogroupInput['aggregator'] }
}
