import type { LogLine } from '../broker-process.ts'
import type { Cluster } from './cluster.ts'

/** Told each time a node becomes the active controller, or is not any more. */
const controllerMessage = 'active controller'
/** Told by a leader each time it asks for another ISR. */
const inSyncMessage = 'replicas that are in sync change'

/** What brokers that nothing should happen to have said since this was called: warnings, errors, elections, changes of who is in sync. */
export function complaints(cluster: Cluster): () => string[] {
  const known = new Map(cluster.ids.map((id) => [id, cluster.broker(id).lines.length]))
  return () =>
    cluster.ids.flatMap((id) =>
      cluster
        .broker(id)
        .lines.slice(known.get(id))
        .filter(isComplaint)
        .map((line) => `broker ${id}: ${JSON.stringify(line)}`),
    )
}

function isComplaint({ level, msg }: LogLine): boolean {
  if (Number(level) >= 40 || level === 'warn' || level === 'error') return true
  return [controllerMessage, inSyncMessage].some((message) => String(msg).includes(message))
}
