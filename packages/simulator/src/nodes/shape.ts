import { SeededRandom } from '@millrace/base/testing'

/** How many brokers a cluster has, and how many of them are voters of the metadata quorum from the start. */
export interface ClusterShape {
  readonly brokers: number
  readonly voters: number
  /** Log directories of each broker. */
  readonly directories: number
}

const shapes: readonly Omit<ClusterShape, 'directories'>[] = [
  { brokers: 3, voters: 3 },
  { brokers: 3, voters: 3 },
  { brokers: 3, voters: 3 },
  { brokers: 5, voters: 5 },
  { brokers: 5, voters: 3 },
]

/** The cluster that a seed has; with so many brokers, all of which vote, if that is asked for. */
export function shapeOf(seed: number, brokers: number | undefined, directories: number): ClusterShape {
  const shape = brokers === undefined ? new SeededRandom(`${seed}/shape`).pick(shapes) : { brokers, voters: brokers }
  return { ...shape, directories }
}
