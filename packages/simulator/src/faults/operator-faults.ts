import type { FaultKind } from './fault.ts'

/** Changes of the cluster while it is being broken. */
export const operatorFaults: readonly FaultKind[] = [
  { name: 'reassignment', weight: 6, brokersMin: 3, strike: ({ operator }, random) => operator.reassign(random) },
  { name: 'preferred election', weight: 1, brokersMin: 3, strike: ({ operator }) => operator.electPreferred() },
  {
    name: 'voters',
    theme: 'membership',
    weight: 4,
    brokersMin: 3,
    strike: ({ operator }, random) => operator.changeVoters(random),
  },
  { name: 'config', weight: 4, brokersMin: 1, strike: ({ operator }, random) => operator.alterConfigs(random) },
]
