import type { ProducibleTopic } from '@millrace/client'
import type { OperatorFunction } from 'rxjs'
import { StreamError } from '@millrace/base'
import type { EmitStrategy } from '../../windows/emit-strategy.ts'
import type { FixedWindows, SessionWindows } from '../../windows/windows.ts'
import type { InWindows, KindOf } from '../aggregates/elements.ts'
import { checkOptions } from '../check-options.ts'
import { operator } from '../operator.ts'
import type { KeyOf, LateTopic, PhaseElement, PhaseInfo, ValueOf } from '../phases.ts'
import { anySerde } from '../serdes.ts'

/** What {@link windowedBy} is told besides. */
export interface WindowedByOptions<Element> {
  /** Records that come too late for all their windows go to this topic, as they came. They are dropped (and counted) unless it is given. */
  readonly late?:
    | (KindOf<Element> extends 'grouped stream' ? ProducibleTopic<KeyOf<Element>, ValueOf<Element>> : never)
    | undefined
}

/** Divides a group by time: `windowedBy(tumbling('1m', { grace: '10s' }))`, or hopping, sliding, session, unlimited. */
export function windowedBy<
  Element extends PhaseElement<'grouped stream' | 'cogrouped stream', unknown, unknown>,
  Windows extends FixedWindows | SessionWindows,
>(windows: Windows, options: WindowedByOptions<Element> = {}): OperatorFunction<Element, InWindows<Element, Windows>> {
  const given: FixedWindows | SessionWindows = windows
  checkOptions('windowedBy', options)
  const late = lateTopic(options.late)
  return operator('windowedBy', ['grouped stream', 'cogrouped stream'], (phase): PhaseInfo => {
    if (phase.kind === 'cogrouped stream') {
      const { inputs } = phase
      return given.kind === 'session'
        ? { kind: 'session windowed cogrouped stream', inputs, windows: given }
        : { kind: 'windowed cogrouped stream', inputs, windows: given }
    }
    return given.kind === 'session'
      ? { kind: 'session windowed stream', group: phase, windows: given, emit: 'window-update', late }
      : { kind: 'windowed stream', group: phase, windows: given, emit: 'window-update', late }
  })
}

function lateTopic(topic: ProducibleTopic<never, never> | undefined): LateTopic | undefined {
  return topic && { name: topic.name, key: anySerde(topic.key), value: anySerde(topic.value) }
}

/**
 * When results of windows are forwarded: `onWindowUpdate()`, with each change, or `onWindowClose()`, once (KIP-825). Throws INVALID_TOPOLOGY for an
 * unlimited window that shall close.
 */
export function emitStrategy<
  Element extends PhaseElement<'windowed stream' | 'session windowed stream', unknown, unknown>,
>(strategy: EmitStrategy): OperatorFunction<Element, Element> {
  return operator('emitStrategy', ['windowed stream', 'session windowed stream'], (phase) => {
    if (strategy === 'window-close' && phase.windows.kind === 'unlimited')
      throw new StreamError('INVALID_TOPOLOGY', 'an unlimited window never closes: use emitStrategy(onWindowUpdate())')
    return { ...phase, emit: strategy }
  })
}
