import type { OperatorFunction } from 'rxjs'
import { fixedKeyProcessor } from '../../processors/fixed-key.ts'
import type { FixedKeyProcessorSupplier, ProcessorSupplier } from '../../processor/processor.ts'
import type { StreamRecord } from '../../record.ts'
import type { StoreBuilder } from '../../stores/builder.ts'
import { checkOptions } from '../check-options.ts'
import type { StreamGraph } from '../graph.ts'
import { operator } from '../operator.ts'
import type { StreamPhase, Streamed } from '../phases.ts'
import type { SerdeOptions } from '../serdes.ts'
import type { Named } from './stateless.ts'

/** What a processor of one's own is given. */
export interface ProcessOptions<Key, Value> extends Named, SerdeOptions<Key, Value> {
  /** Stores that it uses: builders (one for all processors that share it), or names of stores that are there by other means. */
  readonly stores?: readonly (StoreBuilder | string)[] | undefined
}

/**
 * Puts in a processor of one's own: with stores, punctuations and as many outputs as it likes. What works by key behind it repartitions: use
 * `processValues` if the key stays.
 */
export function process<Key, Value, KeyOut, ValueOut>(
  supplier: ProcessorSupplier<Key, Value, KeyOut, ValueOut>,
  options: ProcessOptions<KeyOut, ValueOut> = {},
): OperatorFunction<Streamed<Key, Value>, StreamRecord<KeyOut, ValueOut>> {
  checkOptions('process', options)
  return operator('process', ['stream'], (stream, graph) => ({
    ...addProcessor(graph, stream, supplier as ProcessorSupplier<never, never>, options, true),
    key: options.key,
    value: options.value,
    repartitionRequired: true,
  }))
}

/** Puts in a processor of one's own that keeps keys: forwarding another one throws INVALID_REQUEST. */
export function processValues<Key, Value, ValueOut>(
  supplier: FixedKeyProcessorSupplier<Key, Value, ValueOut>,
  options: ProcessOptions<Key, ValueOut> = {},
): OperatorFunction<Streamed<Key, Value>, StreamRecord<Key, ValueOut>> {
  checkOptions('process', options, 'processValues()')
  return operator('processValues', ['stream'], (stream, graph) => ({
    ...addProcessor(graph, stream, fixedKeyProcessor(supplier) as ProcessorSupplier<never, never>, options, false),
    key: options.key ?? stream.key,
    value: options.value,
  }))
}

function addProcessor(
  graph: StreamGraph,
  stream: StreamPhase,
  supplier: ProcessorSupplier<never, never>,
  { name: given, stores = [] }: ProcessOptions<unknown, unknown>,
  isKeyChanging: boolean,
): StreamPhase {
  const name = given ?? graph.nextName('KSTREAM-PROCESSOR-')
  const node = graph.add({
    name,
    parents: [stream.node],
    isKeyChanging,
    isValueChanging: true,
    writeTo: (topology, parents) => {
      topology.addProcessor(name, supplier, { parents })
      for (const store of stores) {
        if (typeof store === 'string') topology.connect(name, [store])
        else topology.addStore(store, [name])
      }
    },
  })
  return { ...stream, node }
}
