import { StreamError } from '@millrace/base'
import type { Services } from './services.ts'

/**
 * Why a broker does not say who leads: its disk has failed, so it learns nothing more of its cluster, and there are others to ask. undefined: what
 * it knows is as new as it gets.
 */
export function oldNews({ health: { now }, controller: { image } }: Services): StreamError | undefined {
  if (now.code !== 'STORAGE_ERROR' || [...image.brokers()].length <= 1) return undefined
  return new StreamError('STORAGE_ERROR', `this broker learns nothing new of the cluster, ask another: ${now.reason}`)
}
