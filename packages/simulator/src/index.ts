export type { Strike } from './faults/plan.ts'
export { type Work, works } from './workload/work.ts'
export { simulate, type SimulationFailure, type SimulationOptions, type SimulationResult } from './simulate.ts'
